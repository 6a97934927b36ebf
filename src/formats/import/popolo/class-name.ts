export type ClassName =
  | 'person'
  | 'organization'
  | 'membership'
  | 'post'
  | 'event'
  | 'area'
  | 'motion'
  | 'vote event'
  | 'vote'
  | 'speech'

/**
 * The fields of which an object must have one to be of a class: without an id, a name or anything of that kind there is
 * nothing that could be told of it, and what stands there is an error of whoever wrote the file.
 */
export const tellingFields: Readonly<Record<ClassName, readonly string[]>> = {
  person: ['id', 'name', 'other_names', 'given_name', 'family_name', 'sort_name', 'identifiers', 'email'],
  organization: ['id', 'name', 'other_names', 'identifiers', 'wikidata'],
  membership: ['person', 'person_id', 'member', 'member_id', 'organization', 'organization_id', 'post', 'post_id'],
  post: ['id', 'label', 'other_label', 'role', 'identifiers'],
  event: ['id', 'name', 'other_names', 'identifiers', 'start_date'],
  area: ['id', 'name', 'other_names', 'identifier', 'identifiers', 'wikidata'],
  motion: ['id', 'text', 'identifier', 'identifiers'],
  'vote event': ['id', 'identifier', 'motion', 'motion_id', 'start_date', 'result', 'counts', 'group_results', 'votes'],
  vote: ['voter', 'voter_id', 'voter_name', 'group', 'group_id'],
  speech: ['id', 'title', 'text', 'creator', 'creator_id', 'event', 'event_id', 'audio', 'video'],
}

/** Whether an object of a class has anything in it that tells one. */
export function tellsOne(sort: ClassName, has: (field: string) => boolean): boolean {
  return tellingFields[sort].some(has)
}
