// Where one is signed in, and signing out elsewhere.
import type { Session } from "@cloudmart/api-client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useDate, useText } from "~/i18n/text";
import { announce } from "~/ui/announcer";
import { Button } from "~/ui/button";
import { notify } from "~/ui/notices";
import { endSession, readSessions } from "./account-calls";
import { Awaited } from "./awaited";
import { deviceOf } from "./device";
import { useMine, useReadAgain } from "./use-mine";

const SHOWN = 5;

export function SessionList() {
  const t = useText();
  const [all, setAll] = useState(false);
  const query = useMine("sessions", readSessions);
  return (
    <Awaited query={query}>
      {(sessions) => (
        <>
          <ul className="divide-y divide-line rounded-card border border-line bg-raised">
            {currentFirst(sessions)
              .slice(0, all ? undefined : SHOWN)
              .map((session) => (
                <SessionLine key={session.id} session={session} />
              ))}
          </ul>
          {!all && sessions.length > SHOWN && (
            <Button look="plain" className="mt-3" onClick={() => setAll(true)}>
              {t("profile.allSessions", { count: sessions.length })}
            </Button>
          )}
        </>
      )}
    </Awaited>
  );
}

function currentFirst(sessions: Session[]): Session[] {
  return [...sessions].sort((a, b) => Number(b.current) - Number(a.current));
}

function SessionLine({ session }: { session: Session }) {
  const t = useText();
  const date = useDate();
  const readAgain = useReadAgain("sessions");
  const { browser, system } = deviceOf(session.device ?? "");
  const device = browser && system ? t("profile.browserOn", { browser, system }) : (browser ?? system);
  const name = device ?? t("profile.unknownDevice");
  const end = useMutation({
    mutationFn: () => endSession(session),
    onSuccess: () => announce(t("profile.sessionEnded", { device: name })),
    onError: () => void notify(t("failed.title"), "bad"),
    onSettled: readAgain,
  });
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 p-4">
      <div className="min-w-0">
        <p className="font-medium">{name}</p>
        <p className="text-sm text-soft">
          {session.current ? (
            <span className="font-medium text-good">{t("profile.thisDevice")}</span>
          ) : (
            t("profile.lastUsed", { when: date(session.last_used_at, "moment") })
          )}
        </p>
      </div>
      {!session.current && (
        <Button
          look="quiet"
          size="small"
          busy={end.isPending}
          aria-label={t("profile.endSessionOf", { device: name })}
          onClick={() => end.mutate()}
        >
          {t("profile.endSession")}
        </Button>
      )}
    </li>
  );
}
