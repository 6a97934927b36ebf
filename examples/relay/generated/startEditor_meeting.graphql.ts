/**
 * @generated SignedSource<<bf71272b44ba10924052264d25000c6b>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ReaderFragment } from 'relay-runtime';
export type FactStatus = "DISPUTED" | "UNDISPUTED" | "%future added value";
import type { FragmentRefs } from "relay-runtime";
export type startEditor_meeting$data = {
  readonly id: string;
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
  readonly " $fragmentType": "startEditor_meeting";
};
export type startEditor_meeting$key = {
  readonly " $data"?: startEditor_meeting$data;
  readonly " $fragmentSpreads": FragmentRefs<"startEditor_meeting">;
};

const node: ReaderFragment = (function(){
var v0 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
};
return {
  "argumentDefinitions": [],
  "kind": "Fragment",
  "metadata": null,
  "name": "startEditor_meeting",
  "selections": [
    (v0/*:: as any*/),
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
  "type": "Meeting",
  "abstractKey": null
};
})();

(node as any).hash = "aeac7f5798a626cc1a482d5a197f32ae";

export default node;
