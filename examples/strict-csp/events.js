// The chat tells what happened, never what was said.
document.addEventListener("quqyq-answer", (event) => {
  const { status, topic } = event.detail;
  document.querySelector("#last").textContent = topic ?? status;
});
