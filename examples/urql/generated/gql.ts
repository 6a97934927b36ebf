/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Members($body: String!, $day: EDTF!, $after: String) {\n    lens(at: $day) {\n      id\n      organization(slug: $body) {\n        id\n        name\n        members(first: 12, after: $after) {\n          totalCount\n          pageInfo { hasNextPage endCursor }\n          edges {\n            node { id slug }\n            ...Seat\n          }\n        }\n      }\n    }\n  }\n": typeof types.MembersDocument,
    "\n  fragment Seat on OrganizationMembersEdge {\n    node { id name }\n    relations {\n      start\n      qualifiers { name display }\n      claims { id references { source { id name } } }\n    }\n  }\n": typeof types.SeatFragmentDoc,
    "\n  query Start {\n    viewer { name role }\n    graph { number }\n  }\n": typeof types.StartDocument,
    "\n  query Board($body: String!) {\n    organization(slug: $body) {\n      id\n      name\n      members(first: 100) { totalCount edges { __typename node { __typename id name } } }\n    }\n  }\n": typeof types.BoardDocument,
    "\n  mutation Seat($input: ChangeInput!) {\n    change(input: $input) {\n      change { id number state message entities(first: 100) { nodes { __typename id } } }\n      problems { message path }\n      created { as operation entity { __typename id name } }\n      goneIds\n    }\n  }\n": typeof types.SeatDocument,
    "\n  query Member($id: ID!) { node(id: $id) { __typename id } }\n": typeof types.MemberDocument,
    "\n  subscription Changed($since: Int!) {\n    changed(since: $since) { id number message author { id name } entities(first: 100) { nodes { __typename id } } }\n  }\n": typeof types.ChangedDocument,
};
const documents: Documents = {
    "\n  query Members($body: String!, $day: EDTF!, $after: String) {\n    lens(at: $day) {\n      id\n      organization(slug: $body) {\n        id\n        name\n        members(first: 12, after: $after) {\n          totalCount\n          pageInfo { hasNextPage endCursor }\n          edges {\n            node { id slug }\n            ...Seat\n          }\n        }\n      }\n    }\n  }\n": types.MembersDocument,
    "\n  fragment Seat on OrganizationMembersEdge {\n    node { id name }\n    relations {\n      start\n      qualifiers { name display }\n      claims { id references { source { id name } } }\n    }\n  }\n": types.SeatFragmentDoc,
    "\n  query Start {\n    viewer { name role }\n    graph { number }\n  }\n": types.StartDocument,
    "\n  query Board($body: String!) {\n    organization(slug: $body) {\n      id\n      name\n      members(first: 100) { totalCount edges { __typename node { __typename id name } } }\n    }\n  }\n": types.BoardDocument,
    "\n  mutation Seat($input: ChangeInput!) {\n    change(input: $input) {\n      change { id number state message entities(first: 100) { nodes { __typename id } } }\n      problems { message path }\n      created { as operation entity { __typename id name } }\n      goneIds\n    }\n  }\n": types.SeatDocument,
    "\n  query Member($id: ID!) { node(id: $id) { __typename id } }\n": types.MemberDocument,
    "\n  subscription Changed($since: Int!) {\n    changed(since: $since) { id number message author { id name } entities(first: 100) { nodes { __typename id } } }\n  }\n": types.ChangedDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Members($body: String!, $day: EDTF!, $after: String) {\n    lens(at: $day) {\n      id\n      organization(slug: $body) {\n        id\n        name\n        members(first: 12, after: $after) {\n          totalCount\n          pageInfo { hasNextPage endCursor }\n          edges {\n            node { id slug }\n            ...Seat\n          }\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Members($body: String!, $day: EDTF!, $after: String) {\n    lens(at: $day) {\n      id\n      organization(slug: $body) {\n        id\n        name\n        members(first: 12, after: $after) {\n          totalCount\n          pageInfo { hasNextPage endCursor }\n          edges {\n            node { id slug }\n            ...Seat\n          }\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Seat on OrganizationMembersEdge {\n    node { id name }\n    relations {\n      start\n      qualifiers { name display }\n      claims { id references { source { id name } } }\n    }\n  }\n"): (typeof documents)["\n  fragment Seat on OrganizationMembersEdge {\n    node { id name }\n    relations {\n      start\n      qualifiers { name display }\n      claims { id references { source { id name } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Start {\n    viewer { name role }\n    graph { number }\n  }\n"): (typeof documents)["\n  query Start {\n    viewer { name role }\n    graph { number }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Board($body: String!) {\n    organization(slug: $body) {\n      id\n      name\n      members(first: 100) { totalCount edges { __typename node { __typename id name } } }\n    }\n  }\n"): (typeof documents)["\n  query Board($body: String!) {\n    organization(slug: $body) {\n      id\n      name\n      members(first: 100) { totalCount edges { __typename node { __typename id name } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Seat($input: ChangeInput!) {\n    change(input: $input) {\n      change { id number state message entities(first: 100) { nodes { __typename id } } }\n      problems { message path }\n      created { as operation entity { __typename id name } }\n      goneIds\n    }\n  }\n"): (typeof documents)["\n  mutation Seat($input: ChangeInput!) {\n    change(input: $input) {\n      change { id number state message entities(first: 100) { nodes { __typename id } } }\n      problems { message path }\n      created { as operation entity { __typename id name } }\n      goneIds\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Member($id: ID!) { node(id: $id) { __typename id } }\n"): (typeof documents)["\n  query Member($id: ID!) { node(id: $id) { __typename id } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription Changed($since: Int!) {\n    changed(since: $since) { id number message author { id name } entities(first: 100) { nodes { __typename id } } }\n  }\n"): (typeof documents)["\n  subscription Changed($since: Int!) {\n    changed(since: $since) { id number message author { id name } entities(first: 100) { nodes { __typename id } } }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;