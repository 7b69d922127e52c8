// A password that can be looked at while it is typed. The rules stand there before somebody breaks one.
import { Eye, EyeOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useFormContext } from "react-hook-form";
import { useText } from "~/i18n/text";
import { iconButtonClass } from "~/ui/icon-button";
import { FormTextField } from "./form-text-field";

interface PasswordFieldProps {
  name: string;
  label: string;
  /** A new password shows the rules, and tells password managers to offer one. */
  fresh?: boolean;
}

// Read by password managers that make up passwords.
const rules = { passwordrules: "minlength: 8; maxlength: 128;" };

export function PasswordField({ name, label, fresh = false }: PasswordFieldProps) {
  const t = useText();
  const [shown, setShown] = useState(false);
  const { isSubmitting } = useFormContext().formState;
  // A browser offers to remember what is hidden.
  useEffect(() => {
    if (isSubmitting) setShown(false);
  }, [isSubmitting]);
  const Icon = shown ? EyeOff : Eye;
  return (
    <FormTextField
      name={name}
      label={label}
      type={shown ? "text" : "password"}
      hint={fresh && t("password.rules")}
      autoComplete={fresh ? "new-password" : "current-password"}
      autoCapitalize="none"
      spellCheck={false}
      {...(fresh && rules)}
      required
      end={
        <button
          type="button"
          className={iconButtonClass}
          aria-pressed={shown}
          aria-label={t("password.show")}
          onClick={() => setShown(!shown)}
        >
          <Icon aria-hidden="true" className="size-5" />
        </button>
      }
    />
  );
}
