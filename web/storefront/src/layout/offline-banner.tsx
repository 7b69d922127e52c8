// Says that there is no network. Small and always at hand: without a network nothing more can be fetched.
import { WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useText } from "~/i18n/text";

export function OfflineBanner() {
  const t = useText();
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status" className="sticky bottom-0 z-30">
      {!online && (
        <p className="flex animate-rise items-center justify-center gap-2.5 bg-ink px-4 py-3 text-sm text-paper">
          <WifiOff aria-hidden="true" className="size-4 shrink-0" />
          {t("offline.banner")}
        </p>
      )}
    </div>
  );
}

function subscribe(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}
