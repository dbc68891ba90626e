// Puts an assessment into any page:
//
//   <script src="https://intranet.example/skillmark/embed.js"></script>
//   <skillmark-assessment bank="ai-literacy"></skillmark-assessment>
//
// The app runs in a frame that is as high as its content. When the person chooses to give their signed profile to the
// page, the element sends a `complete` event with it. EMBED.md, beside this file's source, describes both.
//
// A classic script on purpose: pages of other origins may load one without the server's permission (CORS).
(() => {
  'use strict';

  const VERSION = 1;
  const HIGHEST = 100_000;
  const script = document.currentScript;
  if (!script?.src) throw new Error('Skillmark: load embed.js with <script src="…/embed.js">, not as a module or inline');
  const app = new URL('.', script.src);

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':host { display: block } :host([hidden]) { display: none } iframe { display: block; width: 100%; height: 30rem; border: 0 }');

  class SkillmarkAssessment extends HTMLElement {
    static observedAttributes = ['bank', 'label'];

    #root = this.attachShadow({ mode: 'open' });
    #frame = null;

    constructor() {
      super();
      this.#root.adoptedStyleSheets = [sheet];
    }

    connectedCallback() {
      window.addEventListener('message', this.#receive);
      if (!this.#frame) this.#show();
    }

    // In a move both callbacks come when the element already stands in its new place, where its frame is loading again.
    disconnectedCallback() {
      if (this.isConnected) return;
      window.removeEventListener('message', this.#receive);
      this.#root.replaceChildren();
      this.#frame = null;
    }

    // `Element.moveBefore` keeps the frame alive; the browser calls this instead of the two above.
    connectedMoveCallback() {}

    attributeChangedCallback(name, before, now) {
      if (!this.#frame || before === now) return;
      if (name === 'label') this.#frame.title = this.#label();
      else this.#show();
    }

    // A new frame each time: sending an old one elsewhere would add a step to the page's history.
    #show() {
      const bank = this.getAttribute('bank') ?? '';
      const frame = document.createElement('iframe');
      frame.title = this.#label();
      // Browsers that cannot share warn about the word.
      frame.allow = 'share' in navigator ? 'clipboard-write; web-share' : 'clipboard-write';
      frame.referrerPolicy = 'no-referrer';
      frame.src = new URL(bank ? `#/take/${encodeURIComponent(bank)}` : '#/', app).href;
      this.#frame = frame;
      this.#root.replaceChildren(frame);
    }

    #label() {
      return this.getAttribute('label') || 'Skillmark assessment';
    }

    #receive = ({ source, origin, data }) => {
      if (!this.#frame || source !== this.#frame.contentWindow || origin !== app.origin) return;
      if (data?.skillmark !== VERSION) return;
      switch (data.type) {
        // The app does not know who frames it until this answer; it speaks to nobody before.
        case 'hello':
          return source.postMessage({ skillmark: VERSION, type: 'hello' }, origin);
        case 'height':
          return this.#grow(data.height);
        case 'complete':
          if (typeof data.profile === 'string') this.#complete(data.profile);
      }
    };

    #grow(height) {
      if (!Number.isFinite(height) || height <= 0 || height > HIGHEST) return;
      this.#frame.style.height = `${Math.ceil(height)}px`;
    }

    #complete(profile) {
      this.dispatchEvent(new CustomEvent('complete', { detail: { profile }, bubbles: true, composed: true }));
    }
  }

  // A page that includes the script twice keeps the first.
  if (!customElements.get('skillmark-assessment')) customElements.define('skillmark-assessment', SkillmarkAssessment);
})();
