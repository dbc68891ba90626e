import type { Quiz } from "./types";

// Don't read this: it's a comment.
const quiz: Quiz[] = [
  {
    Question: "Which tag is <b>?",
    Answer: 'It\'s "bold", yes',
    Distractor1: `template, ${1}`,
    Distractor2: "joined " +
      "string",
    Distractor3: "x",
    Explanation: "Because.",
    Link: "https://example.org/b",
  },
  { Question: "Broken?", Answer: t("none"), Distractor1: "y", },
];

export default quiz;
