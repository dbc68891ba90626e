//! What every page shares. Made once at the start, owned by the root, and so never disposed under a page's feet.

use crate::catalogue::{BankError, Catalogue, Shelf};
use crate::dom;
use crate::parts;
use crate::route::Route;
use crate::store::{Attempt, Store};
use leptos::prelude::*;
use skillmark_profile::Edition;
use skillmark_text::Locale;
use std::rc::Rc;

pub use crate::catalogue::Loaded;

/// The app's shared state. A handful of handles: copy it freely.
#[derive(Clone, Copy)]
pub struct App {
    /// Language of the sentences.
    pub l: Locale,
    /// The page shown.
    pub route: RwSignal<Route>,
    /// What came in a share link and waits for the verify page; it left the address bar before anything was drawn.
    pub shared: RwSignal<Option<String>>,
    /// The text of a profile that waits for the verify page.
    pub opened: RwSignal<Option<String>>,
    /// Origin of the page around the app's frame, once it has introduced itself.
    pub host: RwSignal<Option<String>>,
    /// Whether this is not the first page of the visit any more, so that headings take the focus.
    pub moved: StoredValue<bool>,
    store: StoredValue<Rc<dyn Store>, LocalStorage>,
    shelf: StoredValue<Rc<Shelf>, LocalStorage>,
}

impl App {
    /// State for a page that opens at `route`.
    pub fn new(route: Route, store: Rc<dyn Store>) -> App {
        let app = App {
            l: preferred_locale(),
            route: RwSignal::new(Route::Home),
            shared: RwSignal::new(None),
            opened: RwSignal::new(None),
            host: RwSignal::new(None),
            moved: StoredValue::new(false),
            store: StoredValue::new_local(store),
            shelf: StoredValue::new_local(Rc::new(Shelf::default())),
        };
        app.arrive(route);
        app
    }

    /// The state, from within any component.
    ///
    /// # Panics
    /// Outside of the app's root.
    pub fn here() -> App {
        expect_context()
    }

    /// Shows a page whose address has been dealt with. The data of a share link goes to the verify page.
    pub fn arrive(&self, route: Route) {
        match route {
            Route::Shared(data) => {
                self.shared.set(Some(data));
                // A page that is drawn anew would come too late: the one that is going takes the data with it.
                if self.route.get_untracked() != Route::Verify {
                    self.route.set(Route::Verify);
                }
            }
            route => self.route.set(route),
        }
    }

    /// What the browser remembers.
    pub fn store(&self) -> Rc<dyn Store> {
        self.store.get_value()
    }

    /// What can be asked.
    pub async fn catalogue(&self) -> Result<Rc<Catalogue>, BankError> {
        self.shelf.get_value().catalogue().await
    }

    /// Takes up what the page's head has preloaded: the catalogue and its first bank. Left lying, it would be a warning
    /// in the console, and Start would wait for it. Then the parts that are needed after the last question are fetched.
    pub async fn warm_up(self) {
        if let Ok(catalogue) = self.catalogue().await
            && let Some(first) = catalogue.banks.first()
        {
            let _ = self.bank(&first.id).await;
        }
        parts::fetch_ahead().await;
    }

    /// The bank of the catalogue's entry with this id.
    pub async fn bank(&self, id: &str) -> Result<Loaded, BankError> {
        self.shelf.get_value().bank(id).await
    }

    /// An attempt's own copy of its bank.
    pub async fn bank_of(&self, attempt: &Attempt) -> Result<Loaded, BankError> {
        self.shelf.get_value().kept(&attempt.content, &*self.store()).await
    }

    /// The banks that have been read in this visit.
    pub fn at_hand(&self) -> Vec<Edition> {
        self.shelf.get_value().at_hand()
    }

    /// Reads the bank of this content digest, or failing that of this id, if the device or the catalogue has it.
    pub async fn look_for(&self, id: &str, content: &str) {
        let shelf = self.shelf.get_value();
        if shelf.kept(content, &*self.store()).await.is_err() {
            let _ = shelf.bank(id).await;
        }
    }
}

fn preferred_locale() -> Locale {
    let languages: Vec<String> =
        dom::window().navigator().languages().iter().filter_map(|l| l.as_string()).collect();
    Locale::of(&languages.iter().map(String::as_str).collect::<Vec<_>>())
}
