import { listen, tell } from "./parent.ts";

interface ToastOptions {
  duration?: number;
  isError?: boolean;
  action?: string;
  onAction?: () => void;
  onDismiss?: () => void;
}

const options = new Map<number, ToastOptions>();
let shown = 0;

export const toast = {
  /** @returns the id by which it can be hidden */
  show(message: string, wanted: ToastOptions = {}): string {
    const id = ++shown;
    const duration = wanted.duration ?? 5000;
    options.set(id, wanted);
    tell({ say: "toast", id, message, isError: wanted.isError ?? false, duration, action: wanted.action ?? null });
    setTimeout(() => forget(id), duration);
    return String(id);
  },
  hide(id: string): void {
    tell({ say: "toastGone", id: Number(id) });
    forget(Number(id));
  },
};

function forget(id: number): void {
  options.get(id)?.onDismiss?.();
  options.delete(id);
}

listen((message) => {
  if (message.say === "toastPressed") options.get(message.id)?.onAction?.();
});
