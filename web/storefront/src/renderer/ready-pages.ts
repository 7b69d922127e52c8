// Every page, at hand: the renderer cannot wait for files.
import type { ComponentType } from "react";
import { giveReadyPages } from "~/page/server-pages";

const pages = import.meta.glob<ComponentType>("/src/*/*-page.tsx", { eager: true, import: "default" });

giveReadyPages((page) => pages[`/src/${page}.tsx`] as ComponentType);
