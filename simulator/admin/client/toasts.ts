export interface ToastWords {
  id: number;
  message: string;
  isError: boolean;
  duration: number;
  action: string | null;
}

/** Shows a toast for its duration (milliseconds). */
export function showToast(words: ToastWords, pressed: () => void): void {
  const toast = document.createElement("div");
  toast.className = words.isError ? "toast toast--error" : "toast";
  toast.dataset.toast = String(words.id);
  toast.textContent = words.message;
  if (words.action !== null) {
    const button = document.createElement("button");
    button.textContent = words.action;
    button.addEventListener("click", pressed);
    toast.append(button);
  }
  document.querySelector("[data-toasts]")?.append(toast);
  setTimeout(() => toast.remove(), words.duration);
}

export function dropToast(id: number): void {
  document.querySelector(`[data-toast="${id}"]`)?.remove();
}
