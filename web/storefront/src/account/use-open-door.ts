// Going through a door of the account: whoever signs in, or already is signed in, goes where they wanted to go.
import { useEffect } from "react";
import { useNavigate } from "react-router";
import { isArriving, useSession } from "./session";
import { useNext } from "./where-next";

/** Gives a function that goes on when somebody has arrived. */
export function useOpenDoor(): (arrival: Promise<unknown>) => Promise<void> {
  const { status } = useSession();
  const next = useNext();
  const go = useNavigate();
  useEffect(() => {
    if (status === "signed-in" && !isArriving()) void go(next, { replace: true });
  }, [status, next, go]);
  return async (arrival) => {
    await arrival;
    void go(next, { replace: true });
  };
}
