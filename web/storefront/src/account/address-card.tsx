// A saved address, and what can be done with it. Removing asks once more, in place.
import type { SavedAddress } from "@cloudmart/api-client";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { AddressText } from "~/address/address-text";
import { ApiProblem } from "~/api/problem";
import { useText } from "~/i18n/text";
import { announce } from "~/ui/announcer";
import { Button } from "~/ui/button";
import { notify } from "~/ui/notices";
import { deleteAddress } from "./account-calls";
import { useReadAgain } from "./use-mine";

interface AddressCardProps {
  address: SavedAddress;
  onEdit: () => void;
  onRemoved: () => void;
}

export function AddressCard({ address, onEdit, onRemoved }: AddressCardProps) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  // Whoever changes their mind is back where they were.
  const asked = useRef(false);
  const readAgain = useReadAgain("addresses");
  const of = { name: address.name, city: address.city };
  const remove = useMutation({
    mutationFn: () => deleteAddress(address),
    onSuccess: () => {
      asked.current = false;
      announce(t("addresses.removed", of));
      onRemoved();
    },
    onError: (problem) => {
      const stale = problem instanceof ApiProblem && problem.code === "stale";
      void notify(t(stale ? "form.stale" : "failed.title"), "bad");
    },
    onSettled: () => {
      setAsking(false);
      return readAgain();
    },
  });
  return (
    <article className="flex h-full flex-col justify-between gap-5 rounded-card border border-line bg-raised p-5">
      <AddressText address={address} />
      {asking ? (
        <fieldset className="min-w-0">
          <legend className="mb-2 text-sm">{t("addresses.sure", of)}</legend>
          <div className="flex flex-wrap gap-2">
            <Button size="small" busy={remove.isPending} onClick={() => remove.mutate()} autoFocus>
              {t("addresses.remove")}
            </Button>
            <Button size="small" look="quiet" onClick={() => setAsking(false)}>
              {t("form.cancel")}
            </Button>
          </div>
        </fieldset>
      ) : (
        <div className="flex flex-wrap gap-2">
          <Button size="small" look="quiet" aria-label={t("addresses.editOf", of)} onClick={onEdit}>
            {t("addresses.edit")}
          </Button>
          <Button
            size="small"
            look="plain"
            aria-label={t("addresses.removeOf", of)}
            autoFocus={asked.current}
            onClick={() => {
              asked.current = true;
              setAsking(true);
            }}
          >
            {t("addresses.remove")}
          </Button>
        </div>
      )}
    </article>
  );
}
