// The page of an explanation: a title, a lead, sections to read.
import type { ReactNode } from "react";
import { type TextId, useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";

interface InformationFrameProps {
  title: TextId;
  lead: TextId;
  children: ReactNode;
}

export function InformationFrame({ title, lead, children }: InformationFrameProps) {
  const t = useText();
  usePageHead({ title: t(title), description: t(lead) });
  return (
    <div className="shell py-10 sm:py-14">
      <div className="mx-auto max-w-3xl">
        <h1 className="text-4xl sm:text-5xl">{t(title)}</h1>
        <p className="mt-4 max-w-2xl text-lg text-soft">{t(lead)}</p>
        <div className="mt-10 grid gap-10">{children}</div>
      </div>
    </div>
  );
}

interface PassageProps {
  title: TextId;
  text?: TextId;
  id?: string;
  children?: ReactNode;
}

/** One section of such a page. */
export function Passage({ title, text, id, children }: PassageProps) {
  const t = useText();
  return (
    <section id={id} className="border-t border-line pt-6 sm:grid sm:grid-cols-[12rem_1fr] sm:gap-8">
      <h2 className="text-xl">{t(title)}</h2>
      <div className="mt-3 grid min-w-0 content-start gap-4 sm:mt-0">
        {text && <p>{t(text)}</p>}
        {children}
      </div>
    </section>
  );
}

export const linkClass = "inline-block py-0.5 text-accent underline underline-offset-4";
