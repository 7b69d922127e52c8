// Around the pages of the account: who it is, the ways between them, signing out. Guests are sent to sign in.
import type { Account } from "@cloudmart/api-client";
import { type ReactNode, useState } from "react";
import { Navigate, useNavigate } from "react-router";
import { useText } from "~/i18n/text";
import { usePageHead } from "~/page/page-head";
import { PageSkeleton } from "~/page/page-skeleton";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { notify } from "~/ui/notices";
import { AccountNav } from "./account-nav";
import { askWhoIsThere, signOut, useSession } from "./session";
import { useForgetMine } from "./use-mine";
import { useHere, withNext } from "./where-next";

interface AccountFrameProps {
  title: string;
  /** Stands beside the title. */
  action?: ReactNode;
  children: (user: Account) => ReactNode;
}

export function AccountFrame({ title, action, children }: AccountFrameProps) {
  const session = useSession();
  const here = useHere();
  const { leave, leaving } = useLeave();
  usePageHead({ title, hidden: true });

  if (session.status === "guest" && !leaving) {
    return <Navigate to={withNext("/account/sign-in", here)} replace />;
  }
  if (session.status === "unknown" && session.unreachable) return <Unreachable />;
  if (session.status !== "signed-in") return <PageSkeleton />;
  return (
    <div className="shell grid grid-cols-1 gap-x-12 gap-y-6 py-8 lg:grid-cols-[13rem_1fr] lg:py-12">
      <AccountNav onLeave={leave} leaving={leaving} />
      <div className="min-w-0 max-w-3xl">
        <div className="mb-8 flex flex-wrap items-center justify-between gap-4">
          <h1 className="text-3xl sm:text-4xl">{title}</h1>
          {action}
        </div>
        {children(session.user)}
      </div>
    </div>
  );
}

function Unreachable() {
  const t = useText();
  return (
    <EmptyState
      title={t("failed.title")}
      action={<Button onClick={() => void askWhoIsThere()}>{t("failed.retry")}</Button>}
    >
      {t("failed.offline")}
    </EmptyState>
  );
}

/** Signs out and goes to the start page. */
function useLeave() {
  const t = useText();
  const go = useNavigate();
  const forget = useForgetMine();
  const [leaving, setLeaving] = useState(false);
  const leave = async () => {
    setLeaving(true);
    try {
      await signOut();
      forget();
      void go("/");
      void notify(t("account.signedOut"));
    } catch {
      setLeaving(false);
      void notify(t("failed.offline"), "bad");
    }
  };
  return { leave, leaving };
}
