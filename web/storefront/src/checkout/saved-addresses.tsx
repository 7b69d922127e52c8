// The addresses of a signed-in shopper, to be taken over with one press; the address book's first fills an empty form.
import type { SavedAddress } from "@cloudmart/api-client";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useFormContext } from "react-hook-form";
import { useSession } from "~/account/session";
import { AddressText } from "~/address/address-text";
import { addressValues } from "~/address/address-values";
import { api } from "~/api/client";
import { answered } from "~/api/problem";
import { useText } from "~/i18n/text";
import type { CheckoutValues } from "./form-values";

const MOST_OFFERED = 4;

export function SavedAddresses() {
  const t = useText();
  const { user } = useSession();
  const { getValues, setValue, watch } = useFormContext<CheckoutValues>();
  const { data } = useQuery({
    queryKey: ["checkout-addresses", user?.id],
    queryFn: () => answered(api.GET("/api/v1/me/addresses")),
    enabled: user !== null,
  });
  const saved = data?.items ?? [];
  const first = saved[0];

  const take = (address: SavedAddress) => {
    setValue("shipping", addressValues(address), { shouldDirty: true, shouldValidate: true });
  };
  useEffect(() => {
    if (user && !getValues("contact.email")) setValue("contact.email", user.email);
    const { name, line1, city } = getValues("shipping");
    if (first && !name && !line1 && !city) take(first);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once the account and its addresses are known
  }, [user, first]);

  if (saved.length === 0) return null;
  const { name, line1, postal_code } = watch("shipping");
  return (
    <fieldset className="grid min-w-0 gap-3 sm:grid-cols-2">
      <legend className="mb-2 text-sm font-medium">{t("checkout.savedAddresses")}</legend>
      {saved.slice(0, MOST_OFFERED).map((address) => {
        const taken = address.name === name && address.line1 === line1 && address.postal_code === postal_code;
        return (
          <label
            key={address.id}
            className="flex cursor-pointer gap-3 rounded-control border border-edge/60 bg-raised p-4 text-sm hover:border-ink has-checked:border-accent has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="saved-address"
              checked={taken}
              onChange={() => take(address)}
              className="mt-0.5 size-5 shrink-0 accent-accent"
            />
            <AddressText address={address} />
          </label>
        );
      })}
    </fieldset>
  );
}
