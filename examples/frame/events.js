const BOT = "http://localhost:8000";

window.addEventListener("message", (event) => {
  // Anybody may send messages to a page: listen to the bot's exact origin only.
  if (event.origin !== BOT || event.data?.type !== "quqyq-answer") return;
  const { status, topic } = event.data.detail;
  document.querySelector("#last").textContent = topic ?? status;
});
