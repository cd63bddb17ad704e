/* global React, ReactDOM */
import { QuqyqChat } from "./quqyq-chat.js";

const { createElement, useState } = React;
const LANGUAGES = { kk: "Қазақша", ru: "Русский", en: "English" };

function Page() {
  const [language, setLanguage] = useState("ru");
  const [last, setLast] = useState("—");
  const choose = ([code, name]) =>
    createElement("button", { key: code, lang: code, onClick: () => setLanguage(code) }, name);
  return createElement(
    "main",
    null,
    createElement("h1", null, "Портал на React"),
    createElement("p", null, Object.entries(LANGUAGES).map(choose)),
    createElement("p", null, "Последний ответ: ", createElement("output", { id: "last" }, last)),
    createElement(QuqyqChat, {
      language,
      portal: "example",
      onAnswer: ({ status, topic }) => setLast(topic ?? status),
    }),
  );
}

ReactDOM.createRoot(document.querySelector("#root")).render(createElement(Page));
