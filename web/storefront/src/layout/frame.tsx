// The frame of every page: skip link, header, the page itself, footer, notices.
import type { ReactNode } from "react";
import { useText } from "~/i18n/text";
import { PageBoundary } from "~/page/page-boundary";
import { Announcer } from "~/ui/announcer";
import { Notices } from "~/ui/notices";
import { Footer } from "./footer";
import { Header } from "./header";
import { OfflineBanner } from "./offline-banner";
import { useArrival } from "./use-arrival";

export function Frame({ children }: { children: ReactNode }) {
  const t = useText();
  const main = useArrival();
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="fixed top-3 left-3 z-50 -translate-y-24 rounded-full bg-ink px-5 py-3 font-medium text-paper transition-transform focus:translate-y-0"
      >
        {t("frame.skip")}
      </a>
      <Header />
      <main id="main" ref={main} tabIndex={-1} className="flex-1 outline-none">
        <PageBoundary>{children}</PageBoundary>
      </main>
      <Footer />
      <Notices />
      <Announcer />
      <OfflineBanner />
    </div>
  );
}
