import { type ReactNode, useId } from 'react';

interface PanelProps {
  title?: ReactNode;
  /** At the other end of the head. */
  aside?: ReactNode;
  foot?: ReactNode;
  /** Without padding around the content: tables, lists. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

/** A box for a tool. Never one in another. */
export function Panel({ title, aside, foot, flush = false, className, children }: PanelProps) {
  const id = useId();
  return (
    <section className={className ? `panel ${className}` : 'panel'} aria-labelledby={title ? id : undefined}>
      {title || aside ? (
        <div className="panel__head">
          {title ? (
            <h2 className="h3" id={id}>
              {title}
            </h2>
          ) : null}
          {aside}
        </div>
      ) : null}
      {flush ? children : <div className="panel__body">{children}</div>}
      {foot ? <div className="panel__foot">{foot}</div> : null}
    </section>
  );
}
