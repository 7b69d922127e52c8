// A payment waits on a page of its provider: the way there, and the way out.
import { useText } from "~/i18n/text";
import { Button, buttonClass } from "~/ui/button";

interface OpenPaymentProps {
  url: string;
  onAnotherWay: () => void;
}

export function OpenPayment({ url, onAnotherWay }: OpenPaymentProps) {
  const t = useText();
  return (
    <div className="grid w-full gap-3 sm:flex sm:w-auto sm:flex-wrap sm:justify-center">
      <a href={url} className={buttonClass()}>
        {t("pay.goOn")}
      </a>
      <Button look="quiet" onClick={onAnotherWay}>
        {t("pay.anotherWay")}
      </Button>
    </div>
  );
}
