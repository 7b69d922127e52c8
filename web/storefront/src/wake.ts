// The first script of a page, and a small one. A page is complete as it comes; what wakes it up is fetched when its first
// pictures are shown, so that they wait for nothing.
import "./styles.css";
import { firstPicturesShown } from "./page/first-pictures";
import { reloadWhenReplaced } from "./page/reload-when-replaced";

reloadWhenReplaced();
void firstPicturesShown().then(() => {
  // All at once rather than one after the other as each names the next.
  for (const file of filesOfPage())
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href: file }));
  return import("./entry-client");
});

/** Only what the server rendered knows them beforehand. */
function filesOfPage(): string[] {
  return JSON.parse(document.getElementById("page-scripts")?.textContent ?? "[]") as string[];
}
