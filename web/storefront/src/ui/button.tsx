// Buttons, and links that look like them.
import { clsx } from "clsx";
import { LoaderCircle } from "lucide-react";
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Link, type LinkProps } from "react-router";
import { useAwake } from "~/page/use-awake";

export type ButtonLook = "main" | "quiet" | "plain";
export type ButtonSize = "normal" | "large" | "small";

const looks: Record<ButtonLook, string> = {
  main: "bg-accent text-on-accent hover:bg-accent-strong",
  quiet: "bg-raised text-ink border border-edge/60 hover:border-ink",
  plain: "text-ink hover:bg-sunken",
};
const sizes: Record<ButtonSize, string> = {
  small: "min-h-9 px-3 text-sm",
  normal: "min-h-11 px-5",
  large: "min-h-13 px-7 text-lg",
};

export function buttonClass(
  look: ButtonLook = "main",
  size: ButtonSize = "normal",
  className?: string,
): string {
  return clsx(
    "inline-flex items-center justify-center gap-2 rounded-full font-medium transition-colors duration-150 select-none",
    "aria-disabled:opacity-55",
    looks[look],
    sizes[size],
    className,
  );
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook;
  size?: ButtonSize;
  /** Shows that the work has begun; the button stays focusable but does nothing more. */
  busy?: boolean;
  children: ReactNode;
}

export function Button({
  look,
  size,
  busy = false,
  disabled = false,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const awake = useAwake();
  return (
    <button
      {...rest}
      type={busy ? "button" : type}
      disabled={disabled || !awake}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={buttonClass(look, size, clsx(disabled && "cursor-not-allowed opacity-55", className))}
    >
      {busy && <LoaderCircle aria-hidden="true" className="size-4 animate-spin" />}
      {children}
    </button>
  );
}

interface ButtonLinkProps extends LinkProps {
  look?: ButtonLook;
  size?: ButtonSize;
}

export function ButtonLink({ look, size, className, ...rest }: ButtonLinkProps) {
  return <Link {...rest} className={buttonClass(look, size, className)} />;
}
