import { useLayoutEffect, useRef, useState } from 'react';

/** Pixels from the end within which a reader counts as reading along. */
const nearEnd = 48;
/** Pixels from the beginning within which the earlier messages are fetched. */
const nearBeginning = 160;

interface ReadingPlace {
  /** Another one whenever the list has changed. */
  content: object;
  /** How many messages of one's own stand at the end: one more brings the reader there. */
  own: number;
  onFollowing: (following: boolean) => void;
  onNearBeginning: () => void;
}

/**
 * Keeps the reader's place in a list that grows at both ends: at the end it follows, anywhere else the message that is
 * being read stays where it is.
 */
export function useReadingPlace({ content, own, onFollowing, onNearBeginning }: ReadingPlace) {
  const list = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);
  /** The first message that is seen whole, and where it stands. */
  const anchor = useRef<{ seq: string; top: number } | null>(null);
  const ownBefore = useRef(own);

  const remember = () => {
    const element = list.current;
    if (!element) return;
    const first = [...element.querySelectorAll<HTMLElement>('[data-seq]')].find(
      (row) => row.offsetTop >= element.scrollTop,
    );
    anchor.current = first?.dataset['seq']
      ? { seq: first.dataset['seq'], top: first.offsetTop - element.scrollTop }
      : null;
  };

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const hasSent = own > ownBefore.current;
    ownBefore.current = own;
    if (following || hasSent) {
      element.scrollTop = element.scrollHeight;
      return;
    }
    const row = anchor.current && element.querySelector<HTMLElement>(`[data-seq="${anchor.current.seq}"]`);
    if (row && anchor.current) element.scrollTop = row.offsetTop - anchor.current.top;
    remember();
  }, [content, own, following]);

  // The list's height changes without its content: the keyboard of a phone, a turned screen.
  useLayoutEffect(() => {
    const element = list.current;
    if (!element || !following || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => {
      element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [following]);

  const follow = (next: boolean) => {
    setFollowing(next);
    onFollowing(next);
  };
  const onScroll = () => {
    const element = list.current;
    if (!element) return;
    const next = element.scrollHeight - element.scrollTop - element.clientHeight <= nearEnd;
    if (next !== following) follow(next);
    if (!next) remember();
    if (!next && element.scrollTop < nearBeginning) onNearBeginning();
  };

  return { list, following, onScroll, toEnd: () => follow(true) };
}
