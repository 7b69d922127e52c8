// What the engine inside the store lacks and the pages use: addresses, texts as bytes, numbers in a language.
import "./text-encoder";
import "core-js/actual/url";
import "core-js/actual/url-search-params";
import "core-js/actual/queue-microtask";
import "core-js/actual/structured-clone";
import "./intl";
