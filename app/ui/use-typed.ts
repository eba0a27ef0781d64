import { useEffect, useRef, useState } from "react";

/** Milliseconds after the last key before what was typed counts. */
const PAUSE = 400;

/**
 * Text that is told on when the typing pauses. When the told value changes without us (back button, cleared
 * filter), the field follows.
 */
export function useTyped(value: string, onSettled: (value: string) => void) {
  const [typed, setTyped] = useState(value);
  const [told, setTold] = useState(value);
  const [seen, setSeen] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);

  if (value !== seen) {
    setSeen(value);
    if (value !== told) {
      setTold(value);
      setTyped(value);
    }
  }
  const tell = (next: string) => {
    clearTimeout(timer.current);
    setTyped(next);
    setTold(next);
    onSettled(next);
  };
  const type = (next: string) => {
    clearTimeout(timer.current);
    setTyped(next);
    timer.current = setTimeout(() => tell(next), PAUSE);
  };
  return { typed, type, tell };
}
