// A labelled control with its hint and its error, tied together for those who do not see the page.
import { clsx } from "clsx";
import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from "react";

interface Around {
  label: string;
  error?: string;
  hint?: ReactNode;
  className?: string;
}

const controlClass =
  "min-h-12 w-full rounded-control border bg-raised px-3.5 py-2.5 text-ink placeholder:text-soft/80 transition-colors focus-visible:outline-offset-0";

function borderClass(error: string | undefined): string {
  return error ? "border-bad" : "border-edge/70 hover:border-ink";
}

interface Wiring {
  id: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
}

function Labelled({
  label,
  error,
  hint,
  className,
  required,
  children,
}: Around & { required?: boolean; children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={clsx("grid content-start gap-1.5", className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
        {required && (
          <span aria-hidden="true" className="text-soft">
            {" *"}
          </span>
        )}
      </label>
      {children({
        id,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": describedBy || undefined,
      })}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps extends Around, InputHTMLAttributes<HTMLInputElement> {
  /** Stands at the end of the control, for example a button of 44 pixels. */
  end?: ReactNode;
}

export function TextField({ label, error, hint, className, end, ...input }: TextFieldProps) {
  return (
    <Labelled label={label} error={error} hint={hint} className={className} required={input.required}>
      {(wiring) => (
        <div className="relative">
          <input {...input} {...wiring} className={clsx(controlClass, borderClass(error), end && "pr-12")} />
          {end && <div className="absolute inset-y-0 right-0.5 grid place-items-center">{end}</div>}
        </div>
      )}
    </Labelled>
  );
}

export function TextArea({
  label,
  error,
  hint,
  className,
  ...input
}: Around & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Labelled label={label} error={error} hint={hint} className={className} required={input.required}>
      {(wiring) => (
        <textarea rows={5} {...input} {...wiring} className={clsx(controlClass, borderClass(error))} />
      )}
    </Labelled>
  );
}

export function SelectField({
  label,
  error,
  hint,
  className,
  children,
  ...input
}: Around & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Labelled label={label} error={error} hint={hint} className={className} required={input.required}>
      {(wiring) => (
        <select {...input} {...wiring} className={clsx(controlClass, borderClass(error))}>
          {children}
        </select>
      )}
    </Labelled>
  );
}
