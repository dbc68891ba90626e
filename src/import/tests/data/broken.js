var questions = [
    {
        title: "Good?",
        choices: ["a. yes", "b. say(\"no\");"],
        answer: "b. say('no');"
    },
    {
        title: "Bad?",
        choices: ["var dogs = ["Beagle"]", "x"],
        answer: "x"
    },
    {
        title: "After?",
        choices: ["p", "q"],
        answer: "q"
    }
];
function shuffle(array) { return array.map((x) => { return x }) }
