import { organizationClass, postClass } from './popolo-body.ts'
import type { PopoloClass } from './popolo-class.ts'
import { areaClass, eventClass } from './popolo-event.ts'
import { motionClass, speechClass } from './popolo-paper.ts'
import { personClass } from './popolo-person.ts'

/** The classes of Popolo that hold entities, in the order in which they are written. */
export const popoloClasses: readonly PopoloClass[] = [
  personClass,
  organizationClass,
  postClass,
  eventClass,
  areaClass,
  motionClass,
  speechClass,
]
