import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach } from "vitest";

// What is awaited comes; on a busy machine, not at once.
configure({ asyncUtilTimeout: 8_000 });

// Outside a browser an address needs its origin.
document.head.insertAdjacentHTML(
  "beforeend",
  `<script type="application/json" id="shop-config">{"api_base":"${location.origin}"}</script>`,
);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(cleanup);

// The document of the tests knows <dialog>, but not how to show it over the page.
HTMLDialogElement.prototype.showModal ??= function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function close() {
  this.open = false;
};

// Nothing in it has a place to be scrolled to.
Element.prototype.scrollIntoView ??= () => undefined;
