// Saved addresses: read, add, change, remove.
import type { SavedAddress } from "@cloudmart/api-client";
import { MapPin, Plus } from "lucide-react";
import { useRef, useState } from "react";
import { useText } from "~/i18n/text";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { readAddresses } from "./account-calls";
import { AccountFrame } from "./account-frame";
import { AddressCard } from "./address-card";
import { AddressForm } from "./address-form";
import { Awaited } from "./awaited";
import { useMine } from "./use-mine";

type Edited = SavedAddress | "new" | null;

export default function AddressesPage() {
  const t = useText();
  return <AccountFrame title={t("account.addresses")}>{() => <Addresses />}</AccountFrame>;
}

function Addresses() {
  const t = useText();
  const [edited, setEdited] = useState<Edited>(null);
  const place = useRef<HTMLDivElement>(null);
  // What had the focus is gone: it goes to the list.
  const backToList = () => requestAnimationFrame(() => place.current?.focus());
  const query = useMine("addresses", readAddresses);
  const done = () => {
    setEdited(null);
    backToList();
  };
  if (edited) {
    return <AddressForm address={edited === "new" ? null : edited} onDone={done} />;
  }
  const add = (
    <Button onClick={() => setEdited("new")}>
      <Plus aria-hidden="true" className="size-5" />
      {t("addresses.add")}
    </Button>
  );
  return (
    <div ref={place} tabIndex={-1} className="outline-none">
      <Awaited query={query}>
        {(addresses) =>
          addresses.length === 0 ? (
            <EmptyState icon={<MapPin className="size-7" />} title={t("addresses.none")} action={add}>
              {t("addresses.noneBody")}
            </EmptyState>
          ) : (
            <>
              <ul className="mb-6 grid gap-4 sm:grid-cols-2">
                {addresses.map((address) => (
                  <li key={address.id}>
                    <AddressCard address={address} onEdit={() => setEdited(address)} onRemoved={backToList} />
                  </li>
                ))}
              </ul>
              {add}
            </>
          )
        }
      </Awaited>
    </div>
  );
}
