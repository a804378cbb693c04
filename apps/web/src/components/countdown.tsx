interface CountdownProps {
  /** What it counts, for screen readers: "Starts in 2 hours 24 minutes". */
  label: string;
  parts: readonly { value: number; unit: string }[];
}

/** A clock of large numbers with their units below. It is content: reduced motion does not stop it. */
export function Countdown({ label, parts }: CountdownProps) {
  return (
    <div className="clock" role="timer" aria-label={label}>
      {parts.map((part) => (
        <div key={part.unit}>
          <b>{String(part.value).padStart(2, '0')}</b>
          <span>{part.unit}</span>
        </div>
      ))}
    </div>
  );
}
