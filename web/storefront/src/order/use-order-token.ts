// Takes the token out of the address, where mails put it, and keeps it where a shared link does not show it.
import { useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { keepOrderToken, orderToken } from "./order-token";

/** `undefined` until the browser has been asked, `null` when there is none. */
export function useOrderToken(orderId: string): string | null | undefined {
  const go = useNavigate();
  const { pathname, search, state } = useLocation();
  const [known, setKnown] = useState<{ orderId: string; token: string | null }>();
  useEffect(() => {
    const asked = new URLSearchParams(search);
    const given = asked.get("token");
    if (given) {
      keepOrderToken(orderId, given);
      asked.delete("token");
      void go({ pathname, search: asked.toString() }, { replace: true, state });
    }
    setKnown({ orderId, token: orderToken(orderId) });
  }, [orderId, pathname, search, state, go]);
  return known?.orderId === orderId ? known.token : undefined;
}
