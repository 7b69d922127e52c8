// A new address, or a change of a saved one.
import type { PostalAddress, SavedAddress } from "@cloudmart/api-client";
import { useEffect, useRef } from "react";
import * as v from "valibot";
import { AddressFields } from "~/address/address-fields";
import { type AddressValues, addressSchema, addressValues, toPostal } from "~/address/address-values";
import { ApiProblem } from "~/api/problem";
import { ShopForm } from "~/form/shop-form";
import { useNewKeys } from "~/form/use-new-keys";
import { useText } from "~/i18n/text";
import { announce } from "~/ui/announcer";
import { Button } from "~/ui/button";
import { changeAddress, readAddresses, saveAddress } from "./account-calls";
import { useReadAgain } from "./use-mine";

const schema = v.object({ address: addressSchema });

export function AddressForm({ address, onDone }: { address: SavedAddress | null; onDone: () => void }) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const readAgain = useReadAgain("addresses");
  const keyFor = useNewKeys<PostalAddress>();
  const known = useRef(address);
  useEffect(() => heading.current?.focus(), []);

  const save = async (values: { address: AddressValues }) => {
    const postal = toPostal(values.address);
    if (!postal) return;
    if (known.current) await changeAddress(known.current, postal).catch(readAgainWhenStale);
    else await saveAddress(postal, keyFor(postal));
    announce(t("addresses.saved"));
    await readAgain();
    onDone();
  };
  /** Changed elsewhere meanwhile: pressed again, it replaces that. */
  const readAgainWhenStale = async (problem: unknown) => {
    const stale = problem instanceof ApiProblem && problem.code === "stale";
    if (stale) known.current = (await readAddresses()).find(({ id }) => id === address?.id) ?? null;
    throw problem;
  };

  return (
    <>
      <h2 ref={heading} tabIndex={-1} className="mb-5 text-xl outline-none">
        {t(address ? "addresses.change" : "addresses.new")}
      </h2>
      <ShopForm
        schema={schema}
        defaults={{ address: addressValues(address) }}
        send={save}
        root="address"
        says={{ "/postal_code": "field.postalCodeWrong", too_many_addresses: "addresses.tooMany" }}
        submit={t("form.save")}
        beside={
          <Button look="quiet" onClick={onDone}>
            {t("form.cancel")}
          </Button>
        }
      >
        <AddressFields at="address" />
      </ShopForm>
    </>
  );
}
