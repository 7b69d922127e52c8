// The step in which the buyer confirms a payment; a bank's page in real life.
import * as Dialog from "@radix-ui/react-dialog";
import { ShieldCheck } from "lucide-react";
import { useText } from "~/i18n/text";
import { Button } from "~/ui/button";

interface ConfirmPaymentProps {
  amount: string;
  onDecision: (approved: boolean) => void;
}

export default function ConfirmPayment({ amount, onDecision }: ConfirmPaymentProps) {
  const t = useText();
  return (
    <Dialog.Root open>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Dialog.Content
          // It needs a decision: looking away is none.
          onEscapeKeyDown={(event) => event.preventDefault()}
          onInteractOutside={(event) => event.preventDefault()}
          className="fixed inset-x-4 top-1/2 z-50 mx-auto grid max-w-md -translate-y-1/2 justify-items-center gap-4 rounded-card bg-paper p-7 text-center shadow-lift"
        >
          <span
            aria-hidden="true"
            className="grid size-14 place-items-center rounded-full bg-good-wash text-good"
          >
            <ShieldCheck className="size-7" />
          </span>
          <Dialog.Title className="text-2xl">{t("confirm.title")}</Dialog.Title>
          <Dialog.Description className="text-soft">{t("confirm.body", { amount })}</Dialog.Description>
          <div className="mt-2 grid w-full gap-3">
            <Button size="large" onClick={() => onDecision(true)}>
              {t("confirm.approve")}
            </Button>
            <Button look="quiet" onClick={() => onDecision(false)}>
              {t("confirm.refuse")}
            </Button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
