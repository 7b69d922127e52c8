// Name, password, and where one is signed in.
import type { ReactNode } from "react";
import { useId } from "react";
import { useText } from "~/i18n/text";
import { AccountFrame } from "./account-frame";
import { PasswordForm } from "./password-form";
import { ProfileForm } from "./profile-form";
import { SessionList } from "./session-list";

export default function ProfilePage() {
  const t = useText();
  return (
    <AccountFrame title={t("account.profile")}>
      {(user) => (
        <div className="grid gap-12">
          <Part title={t("profile.about")}>
            <ProfileForm user={user} />
          </Part>
          <Part title={t("profile.password")}>
            <PasswordForm user={user} />
          </Part>
          <Part title={t("profile.sessions")} lead={t("profile.sessionsLead")}>
            <SessionList />
          </Part>
        </div>
      )}
    </AccountFrame>
  );
}

function Part({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {lead && <p className="mt-2 text-soft">{lead}</p>}
      <div className="mt-5">{children}</div>
    </section>
  );
}
