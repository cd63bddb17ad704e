// @ts-check
/** What the widget itself says, in Kazakh, Russian and English together. */

/** @typedef {"kk" | "kk-Latn" | "ru" | "en"} Tongue A language the reader can choose, with its script. */

/** @type {Tongue[]} */
export const TONGUES = ["kk", "kk-Latn", "ru", "en"];

/** How each language calls itself. */
export const AUTONYMS = { kk: "Қазақша", "kk-Latn": "Qazaqşa", ru: "Русский", en: "English" };

/** @type {Record<string, [string, string, string]>} */
const TEXTS = {
  subject: ["ЖИ және құқық", "ИИ и закон", "AI and the law"],
  launch: ["ЖИ мен заң туралы сұрау", "Спросить об ИИ и законе", "Ask about AI and the law"],
  close: ["Чатты жабу", "Закрыть чат", "Close the chat"],
  language: ["Тіл", "Язык", "Language"],
  menu: ["Баптаулар", "Настройки", "Settings"],
  greeting: [
    "Сәлеметсіз бе! Жасанды интеллект және Қазақстан заңдары туралы сұраңыз.",
    "Здравствуйте! Спросите об искусственном интеллекте и законах Казахстана.",
    "Hello! Ask about artificial intelligence and the law of Kazakhstan.",
  ],
  // Letter for letter what the bot says with its first answer, so that it can be left out there.
  machine: [
    "Сіз адаммен емес, бағдарламамен сөйлесіп отырсыз. Бұл — жалпы ақпарат, заң кеңесі емес.",
    "Вы говорите с программой, а не с человеком. Это общая информация, а не юридическая консультация.",
    "You are talking to a program, not a person. This is general information, not legal advice.",
  ],
  you: ["Сіз", "Вы", "You"],
  bot: ["Quqyq, бағдарлама", "Quqyq, программа", "Quqyq, a program"],
  mark: ["ЖИ", "ИИ", "AI"],
  log: ["Әңгіме", "Разговор", "Conversation"],
  history: ["Бұрынғы әңгіме", "Прежний разговор", "Earlier conversation"],
  earlier: ["Бұрынғы хабарларды көрсету", "Показать более ранние сообщения", "Show earlier messages"],
  question: ["Сұрағыңыз", "Ваш вопрос", "Your question"],
  placeholder: ["Сұрағыңызды жазыңыз", "Напишите вопрос", "Write your question"],
  send: ["Жіберу", "Отправить", "Send"],
  hint: [
    "Есіміңізді, ЖСН мен телефон нөмірін жазбаңыз.",
    "Не пишите имена, ИИН и номера телефонов.",
    "Leave out names, ID numbers and phone numbers.",
  ],
  left: ["Тағы % таңба жазуға болады", "Осталось символов: %", "Characters left: %"],
  over: [
    "% таңба артық. Сұрақты қысқартыңыз.",
    "Лишних символов: %. Сократите вопрос.",
    "% characters too many. Shorten it.",
  ],
  empty: ["Алдымен сұрағыңызды жазыңыз.", "Сначала напишите вопрос.", "Write your question first."],
  typing: ["Жауап іздеп жатырмын…", "Ищу ответ…", "Looking for an answer…"],
  slow: [
    "Әдеттегіден ұзағырақ болып жатыр. Сәл күтіңіз…",
    "Это дольше обычного. Подождите немного…",
    "This takes longer than usual. Please wait…",
  ],
  meaning: ["Бұл сіз үшін нені білдіреді", "Что это значит для вас", "What it means for you"],
  next: ["Енді не істеу керек", "Что делать дальше", "What to do next"],
  law: ["Негізі: заң нормалары", "На чём основан ответ", "The law behind it"],
  related: ["Ұқсас сұрақтар", "Похожие вопросы", "Related questions"],
  topics: ["Не туралы сұрауға болады?", "О чём можно спросить?", "What can I ask?"],
  inForce: ["Күшінде", "Действует", "In force"],
  notInForce: ["Күшінде емес", "Не действует", "Not in force"],
  edition: ["Редакция: %", "Редакция: %", "Edition: %"],
  plain: ["Қарапайым тілмен", "Простыми словами", "In plain words"],
  official: ["Ресми мәтін", "Официальный текст", "Official text"],
  officialOn: ["Ресми мәтін (%)", "Официальный текст (%)", "Official text (%)"],
  noOfficial: [
    "Ресми мәтіннің көшірмесі мұнда жоқ. Оны сілтемеден оқыңыз.",
    "Копии официального текста здесь нет. Прочитайте его по ссылке.",
    "There is no copy of the official text here. Read it at the link.",
  ],
  page: ["Бап толық", "Статья целиком", "The whole article"],
  loading: ["Жүктеліп жатыр…", "Загружается…", "Loading…"],
  cardFailed: [
    "Бапты жүктеу мүмкін болмады. Байланысты тексеріп, қайта ашыңыз.",
    "Статья не загрузилась. Проверьте связь и откройте ещё раз.",
    "The article did not load. Check your connection and open it again.",
  ],
  more: ["Тағы % норма", "Ещё нормы: %", "% more provisions"],
  actions: ["Жауаппен не істеу керек", "Действия с ответом", "What to do with this answer"],
  copy: ["Сілтемені көшіру", "Копировать ссылку", "Copy link"],
  copied: ["Сілтеме көшірілді.", "Ссылка скопирована.", "The link is copied."],
  copyBy: ["Сілтемені өзіңіз көшіріп алыңыз:", "Скопируйте ссылку сами:", "Copy the link yourself:"],
  share: ["Бөлісу", "Поделиться", "Share"],
  listen: ["Тыңдау", "Прослушать", "Listen"],
  stop: ["Тоқтату", "Остановить", "Stop"],
  helpful: ["Жауап көмектесті", "Ответ помог", "This helped"],
  unhelpful: ["Жауап көмектеспеді", "Ответ не помог", "This did not help"],
  reason: ["Не дұрыс емес? (міндетті емес)", "Что не так? (необязательно)", "What is wrong? (optional)"],
  sendReason: ["Пікірді жіберу", "Отправить отзыв", "Send feedback"],
  cancel: ["Бас тарту", "Отмена", "Cancel"],
  thanks: ["Рақмет, пікіріңіз жіберілді.", "Спасибо, отзыв отправлен.", "Thank you, your feedback is sent."],
  thanksNot: [
    "Пікір жіберілмеді. Байланысты тексеріп, қайталаңыз.",
    "Отзыв не отправлен. Проверьте связь и повторите.",
    "The feedback was not sent. Check your connection and try again.",
  ],
  retry: ["Қайта жіберу", "Отправить ещё раз", "Send again"],
  again: ["Қайталау", "Повторить", "Try again"],
  unsent: ["Жіберілмеді", "Не отправлено", "Not sent"],
  errorWord: ["Қате:", "Ошибка:", "Error:"],
  offline: [
    "Интернет байланысы жоқ. Хабар жоғалған жоқ: байланыс қалпына келгенде өзі жіберіледі.",
    "Нет связи с интернетом. Сообщение не потеряно: оно уйдёт само, когда связь вернётся.",
    "There is no internet connection. Your message is not lost: it will be sent once you are back online.",
  ],
  network: [
    "Байланыс үзілді. Хабар сақтаулы, оны қайта жіберіңіз.",
    "Связь прервалась. Сообщение сохранено, отправьте его ещё раз.",
    "The connection was lost. Your message is kept: send it again.",
  ],
  timeout: [
    "Жауап тым ұзақ келмей жатыр. Сәл кейін қайта жіберіңіз.",
    "Ответ не приходит слишком долго. Отправьте ещё раз чуть позже.",
    "No answer has come for too long. Send it again a little later.",
  ],
  server: [
    "Біздің жақта ақау шықты. Бір минуттан кейін қайта жіберіңіз.",
    "У нас что-то сломалось. Отправьте ещё раз через минуту.",
    "Something went wrong on our side. Send it again in a minute.",
  ],
  limit: [
    "Сұрақ тым көп түсіп жатыр. % кейін қайта жібере аласыз.",
    "Сейчас слишком много вопросов. Отправить снова можно через %",
    "There are too many questions right now. You can send again in %.",
  ],
  seconds: ["% секундтан", "% сек.", "% seconds"],
  minutes: ["% минуттан", "% мин.", "% minutes"],
  forbidden: [
    "Бұл сайтқа ботты пайдалануға рұқсат берілмеген. Боттың өз бетінде сұраңыз:",
    "Этому сайту не разрешено пользоваться ботом. Спросите на странице самого бота:",
    "This site may not use the bot. Ask on the bot's own page:",
  ],
  refused: [
    "Бұл сұрақты жіберу мүмкін болмады. Өзгертіп көріңіз.",
    "Этот вопрос отправить не удалось. Попробуйте изменить его.",
    "This question could not be sent. Try to change it.",
  ],
  anew: [
    "Бұрынғы әңгіме енді сақталмайды, жаңасы басталды.",
    "Прежнего разговора больше нет, начался новый.",
    "The earlier conversation is no longer kept; a new one has begun.",
  ],
  elsewhere: [
    "Бұл әңгіме басқа қойындыда жалғасуда. Мұнда жаңасы басталады.",
    "Этот разговор продолжается в другой вкладке. Здесь начнётся новый.",
    "This conversation goes on in another tab. A new one begins here.",
  ],
  historyFailed: [
    "Бұрынғы әңгімені жүктеу мүмкін болмады.",
    "Прежний разговор загрузить не удалось.",
    "The earlier conversation could not be loaded.",
  ],
  keepAsk: [
    "Бет жаңарса, осы әңгіме қалсын ба? Оны осы қойынды ғана есте сақтайды.",
    "Сохранить разговор, если страница обновится? Его запомнит только эта вкладка.",
    "Keep this conversation if the page reloads? Only this tab will remember it.",
  ],
  keepYes: ["Иә", "Да", "Yes"],
  keepNo: ["Жоқ", "Нет", "No"],
  keep: ["Бет жаңарғанда әңгімені сақтау", "Сохранять разговор при обновлении", "Keep the conversation on reload"],
  vision: ["Нашар көретіндерге арналған нұсқа", "Версия для слабовидящих", "For readers with low vision"],
  large: ["Ірі мәтін", "Крупный текст", "Large text"],
  contrast: ["Жоғары контраст", "Высокий контраст", "High contrast"],
  theme: ["Түс", "Цвета", "Colours"],
  auto: ["Құрылғыдағыдай", "Как на устройстве", "As on the device"],
  light: ["Ашық", "Светлые", "Light"],
  dark: ["Қараңғы", "Тёмные", "Dark"],
  conversation: ["Әңгіме", "Разговор", "Conversation"],
  save: ["Файлға сақтау", "Сохранить в файл", "Save as a file"],
  print: ["Басып шығару", "Распечатать", "Print"],
  delete: ["Әңгімені жою", "Удалить разговор", "Delete the conversation"],
  deleteAsk: [
    "Әңгіме осы жерден де, серверден де біржола жойылады.",
    "Разговор исчезнет навсегда и здесь, и на сервере.",
    "The conversation will be gone for good, here and on the server.",
  ],
  deleted: ["Әңгіме жойылды.", "Разговор удалён.", "The conversation is deleted."],
  deleteFailed: [
    "Жою мүмкін болмады, әңгіме әлі бар. Байланысты тексеріп, қайталаңыз.",
    "Удалить не удалось, разговор ещё есть. Проверьте связь и повторите.",
    "It could not be deleted and is still there. Check your connection and try again.",
  ],
  about: ["Бот туралы", "О боте", "About the bot"],
  speak: ["Дауыспен айту", "Сказать голосом", "Speak"],
  speakStop: ["Жазуды тоқтату", "Остановить запись", "Stop recording"],
  speakNote: [
    "Дауысты браузеріңіз танып береді. Ол жазбаны өз серверіне жіберуі мүмкін. Жалғастыру үшін тағы бір рет басыңыз.",
    "Речь распознаёт ваш браузер. Он может отправлять запись на свой сервер. Чтобы продолжить, нажмите ещё раз.",
    "Your browser turns speech into text and may send the recording to its own server. Press again to go on.",
  ],
  speakFailed: [
    "Дауысты тану мүмкін болмады. Сұрақты жазыңыз.",
    "Речь распознать не удалось. Напишите вопрос.",
    "Your speech was not understood. Write the question.",
  ],
  speaking: ["Айтыңыз, тыңдап тұрмын…", "Говорите, я слушаю…", "Speak now, I am listening…"],
  paperTitle: ["Quqyq ботымен әңгіме", "Разговор с ботом Quqyq", "Conversation with the Quqyq bot"],
};

/**
 * @param {Tongue} tongue
 * @param {string} key
 * @param {string | number} [value] fills the place of "%"
 * @returns {string}
 */
export function say(tongue, key, value) {
  const entry = TEXTS[key];
  const text = tongue === "ru" ? entry[1] : tongue === "en" ? entry[2] : entry[0];
  const filled = value === undefined ? text : text.replace("%", String(value));
  return tongue === "kk-Latn" ? toLatin(filled) : filled;
}

/**
 * The reader's language from a code such as "kk-KZ", "kz" or "kk-Latn"; null for others.
 * @param {string | null | undefined} code
 * @returns {Tongue | null}
 */
export function parseTongue(code) {
  const parts = (code || "").toLowerCase().split(/[-_]/);
  if (parts[0] === "kk" || parts[0] === "kz") return parts.includes("latn") ? "kk-Latn" : "kk";
  return parts[0] === "ru" || parts[0] === "en" ? parts[0] : null;
}

const CYRILLIC = "аәбвгғдежзийкқлмнңоөпрстуұүфхһшыіэ";
const LATIN = "aäbvgğdejziikqlmnñoöprstuūüfhhşyıe";
/** @type {Record<string, string>} */
const SEVERAL = { ё: "io", ц: "ts", ч: "tş", щ: "ştş", ю: "iu", я: "ia", ъ: "", ь: "" };

/**
 * Kazakh in the Latin alphabet of 2021, as the server writes it (bot/orthography/kazakh_latin.py).
 * @param {string} text
 */
export function toLatin(text) {
  return text.replace(/[\u0400-\u04ff]+/g, (word) => {
    const shouted = word.length > 1 && word === word.toUpperCase();
    return Array.from(word, (letter) => {
      const lower = letter.toLowerCase();
      const place = CYRILLIC.indexOf(lower);
      const latin = place < 0 ? (SEVERAL[lower] ?? letter) : LATIN[place];
      if (letter === lower) return latin;
      const first = shouted ? latin.length : 1;
      const upper = latin.slice(0, first).replace("i", "İ").replace("ı", "I").toUpperCase();
      return upper + latin.slice(first);
    }).join("");
  });
}
