/* global React */
const { createElement, useEffect, useRef } = React;

/**
 * The chat as a React component: attributes as props, events as functions.
 *
 * In a project with a bundler, import React instead of taking the global one; nothing else changes.
 */
export function QuqyqChat({ onAnswer, onError, ...attributes }) {
  const element = useRef(null);
  useEffect(() => {
    const chat = element.current;
    const answered = (event) => onAnswer?.(event.detail);
    const failed = (event) => onError?.(event.detail);
    chat.addEventListener("quqyq-answer", answered);
    chat.addEventListener("quqyq-error", failed);
    return () => {
      chat.removeEventListener("quqyq-answer", answered);
      chat.removeEventListener("quqyq-error", failed);
    };
  }, [onAnswer, onError]);
  return createElement("quqyq-chat", { ref: element, ...attributes });
}
