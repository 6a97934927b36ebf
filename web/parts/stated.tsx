import { type ReactNode, useId, useState } from 'react'

interface StatedProps {
  /** What stands beside the mark. */
  readonly stated: ReactNode
  /** What the mark says: how many sources, or that they differ. */
  readonly mark: string
  readonly disputed: boolean
  /** What it is about, to tell the buttons of a page apart by ear. */
  readonly about: string
  /** How what it opens to is laid out. */
  readonly opened: 'rivals' | 'agreeing'
  /** What it opens to, made once it is opened. */
  children(): ReactNode
}

/** Something said, and a mark that opens to who says it: a quiet one, or a loud one where sources differ. */
export function Stated({ stated, mark, disputed, about, opened, children }: StatedProps) {
  const [open, setOpen] = useState(false)
  const panel = useId()
  return (
    <div className="evidence">
      <div className="stated">
        {stated}{' '}
        <button
          type="button"
          className={disputed ? 'mark disputed' : 'mark'}
          aria-expanded={open}
          aria-controls={panel}
          onClick={() => setOpen(!open)}
        >
          {mark}
          <span className="unseen"> on {about}</span>
        </button>
      </div>
      <div id={panel} hidden={!open} className={opened}>
        {open ? children() : null}
      </div>
    </div>
  )
}
