/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** How surely a source says it. */
export type Certainty =
  /** The source expects it to happen. Kept out of every answer unless a lens asks for it. */
  | 'EXPECTED'
  /** The source, or whoever transcribed it, infers it. */
  | 'INFERRED'
  /** The source reports that somebody else says it. */
  | 'REPORTED'
  /** The source states it in its own voice. */
  | 'STATED';

/** A change: all of it or nothing, in one transaction, in one entry of the history. */
export type ChangeInput = {
  /** The number of the graph that the author saw (GraphInfo.number): CONFLICT where a later change touched the same subject and property, or the same entity where that itself is to be changed. */
  basis?: number | null | undefined;
  /** Whether to do all but doing it: to tell the problems and the effect. */
  dryRun?: boolean | null | undefined;
  /** Makes a retry safe: the same key, author and input again gives the change that was made, made once; another input KEY_REUSED. Dry runs and refusals keep none. 1 to 200 characters. */
  idempotencyKey?: string | null | undefined;
  /** What the history is to say of it: up to 10,000 characters. */
  message?: string | null | undefined;
  /** What to do, in this order: 1 to 500 operations. */
  operations: Array<ChangeOperation>;
  /** Whether somebody else is to review it first. Who may only propose always proposes. */
  propose?: boolean | null | undefined;
};

/** One operation of a change: exactly one of these. */
export type ChangeOperation =
  {   /** Creates an entity. */
  create: CreateEntityInput; edit?: never; judge?: never; merge?: never; remove?: never; revert?: never; say?: never; unsay?: never; }
  |  { create?: never;   /** Changes what belongs to an entity itself. */
  edit: EditEntityInput; judge?: never; merge?: never; remove?: never; revert?: never; say?: never; unsay?: never; }
  |  { create?: never; edit?: never;   /** Ranks a claim, or takes a rank back. */
  judge: JudgeInput; merge?: never; remove?: never; revert?: never; say?: never; unsay?: never; }
  |  { create?: never; edit?: never; judge?: never;   /** Makes two entities one. */
  merge: MergeEntitiesInput; remove?: never; revert?: never; say?: never; unsay?: never; }
  |  { create?: never; edit?: never; judge?: never; merge?: never;   /** Removes an entity that no claim names any more: its slug or id. Else IN_USE. */
  remove: string | number; revert?: never; say?: never; unsay?: never; }
  |  { create?: never; edit?: never; judge?: never; merge?: never; remove?: never;   /** The id of a change: what it did is undone whole, or NOT_REVERTIBLE, which names what was built on it. A revert may be reverted. */
  revert: string | number; say?: never; unsay?: never; }
  |  { create?: never; edit?: never; judge?: never; merge?: never; remove?: never; revert?: never;   /** Records what a source says. */
  say: SayInput; unsay?: never; }
  |  { create?: never; edit?: never; judge?: never; merge?: never; remove?: never; revert?: never; say?: never;   /** Takes back what a source was recorded to say. */
  unsay: UnsayInput; };

/** What became of a change. */
export type ChangeState =
  /** It took effect, and has a number. */
  | 'APPLIED'
  /** It was declined, and stays without effect. */
  | 'DECLINED'
  /** It waits to be reviewed, and has no effect. */
  | 'PROPOSED';

/** An entity to come to be. */
export type CreateEntityInput = {
  /** A name by which later operations of this change refer to it, as "@name" wherever an ID is asked for. */
  as?: string | null | undefined;
  /** A word in capitals: CONGRESS. */
  classification?: string | null | undefined;
  /** A few words to tell it from others. */
  description?: string | null | undefined;
  /** Whether a meeting was enlarged by others than the body's members. */
  enlarged?: boolean | null | undefined;
  /** What other catalogues call it. */
  identifiers?: Array<IdentifierInput> | null | undefined;
  /** What it is. */
  kind: EntityKind;
  /** Its preferred label. */
  name: string;
  /** Its number in a series of meetings, or of terms of a body. */
  ordinal?: number | null | undefined;
  /** Readable, unique, and never used before: small letters, digits and hyphens. Omitted: made of the name. */
  slug?: string | null | undefined;
};

/** What belongs to an entity itself, to be changed. What is omitted stays; null takes it away. */
export type EditEntityInput = {
  /** A word in capitals: CONGRESS. */
  classification?: string | null | undefined;
  /** A few words to tell it from others. */
  description?: string | null | undefined;
  /** Whether a meeting was enlarged by others than the body's members. */
  enlarged?: boolean | null | undefined;
  /** The entity: its slug, its id, or "@name". */
  entity: string | number;
  /** All that other catalogues call it. */
  identifiers?: Array<IdentifierInput> | null | undefined;
  /** Its preferred label, which it must keep. */
  name?: string | null | undefined;
  /** Its number in a series of meetings, or of terms of a body. */
  ordinal?: number | null | undefined;
};

/** What an entity is. */
export type EntityKind =
  /** One item of the agenda of a meeting, as announced or as held. */
  | 'AGENDA_ITEM'
  /** Something that a body or a meeting decided, or one part of it. */
  | 'DECISION'
  /** A text: a report, a resolution, rules, a provision of rules, a plan, a message, a speech. */
  | 'DOCUMENT'
  /** An event at which a body meets: a congress, a plenary, a session, a sitting. */
  | 'MEETING'
  /** An event that is no meeting: a campaign, a ceremony, an election, a performance. */
  | 'OCCASION'
  /** A body: a party, an organ of one, a term of an organ, a state organ, a military unit, a newspaper. */
  | 'ORGANIZATION'
  /** A human being, living or dead. */
  | 'PERSON'
  /** A place: a building, a city, a country. */
  | 'PLACE'
  /** An office that persons hold, such as General Secretary. */
  | 'POST'
  /** An account that says what the graph records: an article, a page, a file. */
  | 'SOURCE';

/** What another catalogue calls an entity. */
export type IdentifierInput = {
  /** The catalogue: "wikidata". */
  scheme: string;
  /** The id that it gives: "Q56226". */
  value: string;
};

/** An editor's judgement of a claim. */
export type JudgeInput = {
  /** The claim: its id, or "@name". */
  claim: string | number;
  /** What is to be said of the disagreement in which the claim stands. */
  explanation?: string | null | undefined;
  /** How it is judged; NORMAL takes a judgement back. */
  rank: Rank;
  /** Why. A rank that is not NORMAL needs one. */
  reason?: string | null | undefined;
};

/** Two entities of one kind that are one. Slug and ids of the first, and ids of its claims and disagreements, lead on to those of the second until the merge is reverted. */
export type MergeEntitiesInput = {
  /** The entity that goes: its slug, its id, or "@name". */
  from: string | number;
  /** The entity that stays: its slug, its id, or "@name". */
  into: string | number;
};

/** What narrows a claim. Exactly one of value and entity. */
export type QualifierInput = {
  /** An entity: its slug, its id, or "@name". */
  entity?: string | number | null | undefined;
  /** Its name: role, post, counted, sector. */
  name: string;
  /** A word of its list, or a text. */
  value?: string | null | undefined;
};

/** A number of something. */
export type QuantityInput = {
  /** How many; of a share, between 0 and 1. */
  amount: number;
  /** Whether the source says that it is about so many. */
  approximate?: boolean | null | undefined;
  /** What is counted: person, day, year, case, or share (of the whole). Omitted: what the property counts. */
  unit?: string | null | undefined;
};

/** An editor's judgement of a claim. It picks the value shown; it never ends a dispute. */
export type Rank =
  /** An editor holds it to be wrong, and gives the reason. It stays on record and disputes nothing. */
  | 'DEPRECATED'
  /** No editor has judged it. */
  | 'NORMAL'
  /** An editor holds it to be the best on record, and gives the reason. */
  | 'PREFERRED';

/** Who says it, where, in which words and how surely. */
export type ReferenceInput = {
  /** The day for which the source says it, where it gives no start or end. */
  attested?: string | null | undefined;
  /** Who says it inside the source, where that is a person or body of the graph: slug, id, or "@name". */
  attributedTo?: string | number | null | undefined;
  /** Who says it inside the source, in words: "analysts". */
  attribution?: string | null | undefined;
  /** How surely the source says it. */
  certainty?: Certainty | null | undefined;
  /** Where in the source: "Infobox", "Delegates, table", "¶1". */
  locator?: string | null | undefined;
  /** What whoever transcribes it adds. */
  note?: string | null | undefined;
  /** Its place in the source's list, from 1. */
  order?: number | null | undefined;
  /** How the source words the value or the name. */
  printedAs?: string | null | undefined;
  /** The source that says it: its slug, its id, or "@name". */
  source: string | number;
};

/** What somebody may do with the graph: each role may also do what those before it may. */
export type Role =
  /** May also manage people, and erase by law. */
  | 'ADMIN'
  /** May change the graph, and review what others propose. */
  | 'EDITOR'
  /** May propose changes, which somebody else reviews. */
  | 'PROPOSER';

/** What a source says. Where the graph has the claim already, the source becomes one more reference of it. */
export type SayInput = {
  /** A name by which later operations of this change refer to the claim, as "@name" wherever an ID is asked for. */
  as?: string | null | undefined;
  /** Until when it held. */
  end?: string | null | undefined;
  /** What is said of it: the name of a declared property. */
  property: string;
  /** What narrows it. */
  qualifiers?: Array<QualifierInput> | null | undefined;
  /** Who says it, and how. */
  reference: ReferenceInput;
  /** Since when it held. */
  start?: string | null | undefined;
  /** What it is about: a slug, an id, or "@name". */
  subject: string | number;
  /** The value. */
  value: ValueInput;
};

/** A text. */
export type TextInput = {
  /** Its language, as a BCP 47 tag. */
  language?: string | null | undefined;
  /** The text, of up to 10,000 characters. */
  text: string;
};

/** What a source was recorded to say, to be taken back: all references that meet this. A claim without references is gone. */
export type UnsayInput = {
  /** The claim: its id, or "@name". */
  claim: string | number;
  /** Only references with this locator. */
  locator?: string | null | undefined;
  /** Only references of this source: its slug, its id, or "@name". */
  source?: string | number | null | undefined;
};

/** The value of a claim: exactly one of these, as the property takes it. */
export type ValueInput =
  {   /** A date. */
  edtf: string; entity?: never; quantity?: never; text?: never; }
  |  { edtf?: never;   /** An entity: its slug, its id, or "@name". */
  entity: string | number; quantity?: never; text?: never; }
  |  { edtf?: never; entity?: never;   /** A number of something. */
  quantity: QuantityInput; text?: never; }
  |  { edtf?: never; entity?: never; quantity?: never;   /** A text. */
  text: TextInput; };

export type MembersQueryVariables = Exact<{
  body: string;
  day: string;
  after?: string | null | undefined;
}>;


export type MembersQuery = { lens: { id: string, organization: { id: string, name: string, members: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<(
          { node: { id: string, slug: string } }
          & { ' $fragmentRefs'?: { 'SeatFragment': SeatFragment } }
        )> } } | null } };

export type SeatFragment = { node: { id: string, name: string }, relations: Array<{ start: string | null, qualifiers: Array<{ name: string, display: string }>, claims: Array<{ id: string, references: Array<{ source: { id: string, name: string } }> }> }> } & { ' $fragmentName'?: 'SeatFragment' };

export type StartQueryVariables = Exact<{ [key: string]: never; }>;


export type StartQuery = { viewer: { name: string, role: Role } | null, graph: { number: number } };

export type BoardQueryVariables = Exact<{
  body: string;
}>;


export type BoardQuery = { organization: { id: string, name: string, members: { totalCount: number, edges: Array<{ __typename: 'OrganizationMembersEdge', node: { __typename: 'Person', id: string, name: string } }> } } | null };

export type SeatMutationVariables = Exact<{
  input: ChangeInput;
}>;


export type SeatMutation = { change: { goneIds: Array<string>, change: { id: string, number: number | null, state: ChangeState, message: string | null, entities: { nodes: Array<
          | { __typename: 'AgendaItem', id: string }
          | { __typename: 'Decision', id: string }
          | { __typename: 'Document', id: string }
          | { __typename: 'Meeting', id: string }
          | { __typename: 'Occasion', id: string }
          | { __typename: 'Organization', id: string }
          | { __typename: 'Person', id: string }
          | { __typename: 'Place', id: string }
          | { __typename: 'Post', id: string }
          | { __typename: 'Source', id: string }
        > } } | null, problems: Array<{ message: string, path: Array<string> }>, created: Array<{ as: string | null, operation: number, entity:
        | { __typename: 'AgendaItem', id: string, name: string }
        | { __typename: 'Decision', id: string, name: string }
        | { __typename: 'Document', id: string, name: string }
        | { __typename: 'Meeting', id: string, name: string }
        | { __typename: 'Occasion', id: string, name: string }
        | { __typename: 'Organization', id: string, name: string }
        | { __typename: 'Person', id: string, name: string }
        | { __typename: 'Place', id: string, name: string }
        | { __typename: 'Post', id: string, name: string }
        | { __typename: 'Source', id: string, name: string }
       }> } };

export type MemberQueryVariables = Exact<{
  id: string | number;
}>;


export type MemberQuery = { node:
    | { __typename: 'AgendaItem', id: string }
    | { __typename: 'Change', id: string }
    | { __typename: 'Claim', id: string }
    | { __typename: 'Decision', id: string }
    | { __typename: 'Disagreement', id: string }
    | { __typename: 'Document', id: string }
    | { __typename: 'Meeting', id: string }
    | { __typename: 'Occasion', id: string }
    | { __typename: 'Organization', id: string }
    | { __typename: 'Person', id: string }
    | { __typename: 'Place', id: string }
    | { __typename: 'Post', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'View', id: string }
   | null };

export type ChangedSubscriptionVariables = Exact<{
  since: number;
}>;


export type ChangedSubscription = { changed: { id: string, number: number | null, message: string | null, author: { id: string, name: string }, entities: { nodes: Array<
        | { __typename: 'AgendaItem', id: string }
        | { __typename: 'Decision', id: string }
        | { __typename: 'Document', id: string }
        | { __typename: 'Meeting', id: string }
        | { __typename: 'Occasion', id: string }
        | { __typename: 'Organization', id: string }
        | { __typename: 'Person', id: string }
        | { __typename: 'Place', id: string }
        | { __typename: 'Post', id: string }
        | { __typename: 'Source', id: string }
      > } } };

export const SeatFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Seat"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrganizationMembersEdge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"relations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"qualifiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"display"}}]}},{"kind":"Field","name":{"kind":"Name","value":"claims"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"references"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<SeatFragment, unknown>;
export const MembersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Members"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"body"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"day"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EDTF"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lens"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"at"},"value":{"kind":"Variable","name":{"kind":"Name","value":"day"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"body"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"members"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"slug"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Seat"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Seat"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrganizationMembersEdge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"relations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"qualifiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"display"}}]}},{"kind":"Field","name":{"kind":"Name","value":"claims"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"references"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MembersQuery, MembersQueryVariables>;
export const StartDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Start"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}}]}},{"kind":"Field","name":{"kind":"Name","value":"graph"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]} as unknown as DocumentNode<StartQuery, StartQueryVariables>;
export const BoardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Board"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"body"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"slug"},"value":{"kind":"Variable","name":{"kind":"Name","value":"body"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"members"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<BoardQuery, BoardQueryVariables>;
export const SeatDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Seat"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"change"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"change"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"entities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"problems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"Field","name":{"kind":"Name","value":"created"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"as"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"entity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"goneIds"}}]}}]}}]} as unknown as DocumentNode<SeatMutation, SeatMutationVariables>;
export const MemberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Member"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<MemberQuery, MemberQueryVariables>;
export const ChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Changed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"entities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ChangedSubscription, ChangedSubscriptionVariables>;