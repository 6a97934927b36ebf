/**
 * @generated SignedSource<<06dce45d102a4cee9eb033f464bc9bcd>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type FactStatus = "DISPUTED" | "UNDISPUTED" | "%future added value";
import type { FragmentRefs } from "relay-runtime";
export type startDate_query$data = {
  readonly lens: {
    readonly meeting: {
      readonly startDate: {
        readonly claims: ReadonlyArray<{
          readonly display: string;
          readonly id: string;
          readonly references: ReadonlyArray<{
            readonly locator: string | null | undefined;
            readonly source: {
              readonly id: string;
              readonly name: string;
            };
          }>;
        }>;
        readonly edtf: string;
        readonly status: FactStatus;
      } | null | undefined;
    } | null | undefined;
  };
  readonly " $fragmentType": "startDate_query";
};
export type startDate_query$key = {
  readonly " $data"?: startDate_query$data;
  readonly " $fragmentSpreads": FragmentRefs<"startDate_query">;
};

import startDateRefetchQuery_graphql from './startDateRefetchQuery.graphql';

const node: ReaderFragment = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
};
return {
  "argumentDefinitions": [
    {
      "defaultValue": null,
      "kind": "LocalArgument",
      "name": "slug"
    },
    {
      "defaultValue": null,
      "kind": "LocalArgument",
      "name": "toldBy"
    }
  ],
  "kind": "Fragment",
  "metadata": {
    "refetch": {
      "connection": null,
      "fragmentPathInResult": [],
      "operation": startDateRefetchQuery_graphql
    }
  },
  "name": "startDate_query",
  "selections": [
    {
      "alias": null,
      "args": [
        {
          "kind": "Variable",
          "name": "toldBy",
          "variableName": "toldBy"
        }
      ],
      "concreteType": "View",
      "kind": "LinkedField",
      "name": "lens",
      "plural": false,
      "selections": [
        {
          "alias": null,
          "args": [
            {
              "kind": "Variable",
              "name": "slug",
              "variableName": "slug"
            }
          ],
          "concreteType": "Meeting",
          "kind": "LinkedField",
          "name": "meeting",
          "plural": false,
          "selections": [
            {
              "alias": null,
              "args": null,
              "concreteType": "DateFact",
              "kind": "LinkedField",
              "name": "startDate",
              "plural": false,
              "selections": [
                {
                  "alias": null,
                  "args": null,
                  "kind": "ScalarField",
                  "name": "edtf",
                  "storageKey": null
                },
                {
                  "alias": null,
                  "args": null,
                  "kind": "ScalarField",
                  "name": "status",
                  "storageKey": null
                },
                {
                  "alias": null,
                  "args": null,
                  "concreteType": "Claim",
                  "kind": "LinkedField",
                  "name": "claims",
                  "plural": true,
                  "selections": [
                    (v0/*:: as any*/),
                    {
                      "alias": null,
                      "args": null,
                      "kind": "ScalarField",
                      "name": "display",
                      "storageKey": null
                    },
                    {
                      "alias": null,
                      "args": null,
                      "concreteType": "Reference",
                      "kind": "LinkedField",
                      "name": "references",
                      "plural": true,
                      "selections": [
                        {
                          "alias": null,
                          "args": null,
                          "kind": "ScalarField",
                          "name": "locator",
                          "storageKey": null
                        },
                        {
                          "alias": null,
                          "args": null,
                          "concreteType": "Source",
                          "kind": "LinkedField",
                          "name": "source",
                          "plural": false,
                          "selections": [
                            (v0/*:: as any*/),
                            {
                              "alias": null,
                              "args": null,
                              "kind": "ScalarField",
                              "name": "name",
                              "storageKey": null
                            }
                          ],
                          "storageKey": null
                        }
                      ],
                      "storageKey": null
                    }
                  ],
                  "storageKey": null
                }
              ],
              "storageKey": null
            }
          ],
          "storageKey": null
        }
      ],
      "storageKey": null
    }
  ],
  "type": "Query",
  "abstractKey": null
};
})();

(node as any).hash = "feb2c13a86335e2fc5dc52f9c198bdf4";

export default node;
