// The step in which the buyer confirms a payment; a bank's page in real life.
import { ShieldCheck } from "lucide-react";
import { useId } from "react";
import { useText } from "~/i18n/text";
import { Button } from "~/ui/button";
import { Modal } from "~/ui/modal";

interface ConfirmPaymentProps {
  amount: string;
  onDecision: (approved: boolean) => void;
}

export default function ConfirmPayment({ amount, onDecision }: ConfirmPaymentProps) {
  const t = useText();
  const heading = useId();
  return (
    // It needs a decision: looking away is none.
    <Modal
      labelledBy={heading}
      className="fixed inset-x-4 m-auto max-w-md rounded-card bg-paper p-7 text-ink shadow-lift"
    >
      <div className="grid justify-items-center gap-4 text-center">
        <span
          aria-hidden="true"
          className="grid size-14 place-items-center rounded-full bg-good-wash text-good"
        >
          <ShieldCheck className="size-7" />
        </span>
        <h2 id={heading} className="text-2xl">
          {t("confirm.title")}
        </h2>
        <p className="text-soft">{t("confirm.body", { amount })}</p>
        <div className="mt-2 grid w-full gap-3">
          <Button size="large" onClick={() => onDecision(true)}>
            {t("confirm.approve")}
          </Button>
          <Button look="quiet" onClick={() => onDecision(false)}>
            {t("confirm.refuse")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
