/**
 * @generated SignedSource<<92aa238e881073b1a7f2240f9f9583f4>>
 * @lightSyntaxTransform
 */

/* tslint:disable */
/* eslint-disable */
// @ts-nocheck

import type { ConcreteRequest } from 'relay-runtime';
import type { FragmentRefs } from "relay-runtime";
export type Certainty = "EXPECTED" | "INFERRED" | "REPORTED" | "STATED" | "%future added value";
export type ChangeState = "APPLIED" | "DECLINED" | "PROPOSED" | "%future added value";
export type EntityKind = "AGENDA_ITEM" | "DECISION" | "DOCUMENT" | "MEETING" | "OCCASION" | "ORGANIZATION" | "PERSON" | "PLACE" | "POST" | "SOURCE" | "%future added value";
export type FactStatus = "DISPUTED" | "UNDISPUTED" | "%future added value";
export type Rank = "DEPRECATED" | "NORMAL" | "PREFERRED" | "%future added value";
export type ChangeInput = {
  basis?: number | null | undefined;
  dryRun?: boolean | null | undefined;
  idempotencyKey?: string | null | undefined;
  message?: string | null | undefined;
  operations: ReadonlyArray<ChangeOperation>;
  propose?: boolean | null | undefined;
};
export type ChangeOperation = {
  create: CreateEntityInput;
  edit?: never;
  judge?: never;
  merge?: never;
  remove?: never;
  revert?: never;
  say?: never;
  unsay?: never;
} | {
  create?: never;
  edit: EditEntityInput;
  judge?: never;
  merge?: never;
  remove?: never;
  revert?: never;
  say?: never;
  unsay?: never;
} | {
  create?: never;
  edit?: never;
  judge: JudgeInput;
  merge?: never;
  remove?: never;
  revert?: never;
  say?: never;
  unsay?: never;
} | {
  create?: never;
  edit?: never;
  judge?: never;
  merge: MergeEntitiesInput;
  remove?: never;
  revert?: never;
  say?: never;
  unsay?: never;
} | {
  create?: never;
  edit?: never;
  judge?: never;
  merge?: never;
  remove: string;
  revert?: never;
  say?: never;
  unsay?: never;
} | {
  create?: never;
  edit?: never;
  judge?: never;
  merge?: never;
  remove?: never;
  revert: string;
  say?: never;
  unsay?: never;
} | {
  create?: never;
  edit?: never;
  judge?: never;
  merge?: never;
  remove?: never;
  revert?: never;
  say: SayInput;
  unsay?: never;
} | {
  create?: never;
  edit?: never;
  judge?: never;
  merge?: never;
  remove?: never;
  revert?: never;
  say?: never;
  unsay: UnsayInput;
};
export type CreateEntityInput = {
  as?: string | null | undefined;
  classification?: string | null | undefined;
  description?: string | null | undefined;
  enlarged?: boolean | null | undefined;
  identifiers?: ReadonlyArray<IdentifierInput> | null | undefined;
  kind: EntityKind;
  name: string;
  ordinal?: number | null | undefined;
  slug?: string | null | undefined;
};
export type IdentifierInput = {
  scheme: string;
  value: string;
};
export type EditEntityInput = {
  classification?: string | null | undefined;
  description?: string | null | undefined;
  enlarged?: boolean | null | undefined;
  entity: string;
  identifiers?: ReadonlyArray<IdentifierInput> | null | undefined;
  name?: string | null | undefined;
  ordinal?: number | null | undefined;
};
export type JudgeInput = {
  claim: string;
  explanation?: string | null | undefined;
  rank: Rank;
  reason?: string | null | undefined;
};
export type MergeEntitiesInput = {
  from: string;
  into: string;
};
export type SayInput = {
  as?: string | null | undefined;
  end?: string | null | undefined;
  property: string;
  qualifiers?: ReadonlyArray<QualifierInput> | null | undefined;
  reference: ReferenceInput;
  start?: string | null | undefined;
  subject: string;
  value: ValueInput;
};
export type QualifierInput = {
  entity?: string | null | undefined;
  name: string;
  value?: string | null | undefined;
};
export type ReferenceInput = {
  attested?: string | null | undefined;
  attributedTo?: string | null | undefined;
  attribution?: string | null | undefined;
  certainty?: Certainty | null | undefined;
  locator?: string | null | undefined;
  note?: string | null | undefined;
  order?: number | null | undefined;
  printedAs?: string | null | undefined;
  source: string;
};
export type ValueInput = {
  edtf: string;
  entity?: never;
  quantity?: never;
  text?: never;
} | {
  edtf?: never;
  entity: string;
  quantity?: never;
  text?: never;
} | {
  edtf?: never;
  entity?: never;
  quantity: QuantityInput;
  text?: never;
} | {
  edtf?: never;
  entity?: never;
  quantity?: never;
  text: TextInput;
};
export type QuantityInput = {
  amount: number;
  approximate?: boolean | null | undefined;
  unit?: string | null | undefined;
};
export type TextInput = {
  language?: string | null | undefined;
  text: string;
};
export type UnsayInput = {
  claim: string;
  locator?: string | null | undefined;
  source?: string | null | undefined;
};
export type startEditorMutation$variables = {
  input: ChangeInput;
};
export type startEditorMutation$data = {
  readonly change: {
    readonly change: {
      readonly entities: {
        readonly nodes: ReadonlyArray<{
          readonly __typename: string;
          readonly id: string;
          readonly meeting: {
            readonly " $fragmentSpreads": FragmentRefs<"startEditor_meeting">;
          } | null | undefined;
        }>;
      };
      readonly id: string;
      readonly state: ChangeState;
    } | null | undefined;
    readonly effect: {
      readonly claimsAdded: ReadonlyArray<{
        readonly id: string;
      }>;
    } | null | undefined;
    readonly goneIds: ReadonlyArray<string>;
    readonly problems: ReadonlyArray<{
      readonly message: string;
    }>;
  };
};
export type startEditorMutation$rawResponse = {
  readonly change: {
    readonly change: {
      readonly entities: {
        readonly nodes: ReadonlyArray<{
          readonly __typename: "Meeting";
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
        } | {
          readonly __typename: string;
          readonly id: string;
        }>;
      };
      readonly id: string;
      readonly state: ChangeState;
    } | null | undefined;
    readonly effect: {
      readonly claimsAdded: ReadonlyArray<{
        readonly id: string;
      }>;
    } | null | undefined;
    readonly goneIds: ReadonlyArray<string>;
    readonly problems: ReadonlyArray<{
      readonly message: string;
    }>;
  };
};
export type startEditorMutation = {
  rawResponse: startEditorMutation$rawResponse;
  response: startEditorMutation$data;
  variables: startEditorMutation$variables;
};

const node: ConcreteRequest = (function(){
var v0 = [
  {
    "defaultValue": null,
    "kind": "LocalArgument",
    "name": "input"
  }
],
v1 = [
  {
    "kind": "Variable",
    "name": "input",
    "variableName": "input"
  }
],
v2 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "id",
  "storageKey": null
},
v3 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "state",
  "storageKey": null
},
v4 = [
  {
    "kind": "Literal",
    "name": "first",
    "value": 100
  }
],
v5 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "__typename",
  "storageKey": null
},
v6 = {
  "alias": null,
  "args": null,
  "concreteType": "ChangeEffect",
  "kind": "LinkedField",
  "name": "effect",
  "plural": false,
  "selections": [
    {
      "alias": null,
      "args": null,
      "concreteType": "Claim",
      "kind": "LinkedField",
      "name": "claimsAdded",
      "plural": true,
      "selections": [
        (v2/*:: as any*/)
      ],
      "storageKey": null
    }
  ],
  "storageKey": null
},
v7 = {
  "alias": null,
  "args": null,
  "concreteType": "ChangeProblem",
  "kind": "LinkedField",
  "name": "problems",
  "plural": true,
  "selections": [
    {
      "alias": null,
      "args": null,
      "kind": "ScalarField",
      "name": "message",
      "storageKey": null
    }
  ],
  "storageKey": null
},
v8 = {
  "alias": null,
  "args": null,
  "kind": "ScalarField",
  "name": "goneIds",
  "storageKey": null
};
return {
  "fragment": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Fragment",
    "metadata": null,
    "name": "startEditorMutation",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": "ChangePayload",
        "kind": "LinkedField",
        "name": "change",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "Change",
            "kind": "LinkedField",
            "name": "change",
            "plural": false,
            "selections": [
              (v2/*:: as any*/),
              (v3/*:: as any*/),
              {
                "alias": null,
                "args": (v4/*:: as any*/),
                "concreteType": "EntityConnection",
                "kind": "LinkedField",
                "name": "entities",
                "plural": false,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": null,
                    "kind": "LinkedField",
                    "name": "nodes",
                    "plural": true,
                    "selections": [
                      (v5/*:: as any*/),
                      (v2/*:: as any*/),
                      {
                        "fragment": {
                          "kind": "InlineFragment",
                          "selections": [
                            {
                              "args": null,
                              "kind": "FragmentSpread",
                              "name": "startEditor_meeting"
                            }
                          ],
                          "type": "Meeting",
                          "abstractKey": null
                        },
                        "kind": "AliasedInlineFragmentSpread",
                        "name": "meeting"
                      }
                    ],
                    "storageKey": null
                  }
                ],
                "storageKey": "entities(first:100)"
              }
            ],
            "storageKey": null
          },
          (v6/*:: as any*/),
          (v7/*:: as any*/),
          (v8/*:: as any*/)
        ],
        "storageKey": null
      }
    ],
    "type": "Mutation",
    "abstractKey": null
  },
  "kind": "Request",
  "operation": {
    "argumentDefinitions": (v0/*:: as any*/),
    "kind": "Operation",
    "name": "startEditorMutation",
    "selections": [
      {
        "alias": null,
        "args": (v1/*:: as any*/),
        "concreteType": "ChangePayload",
        "kind": "LinkedField",
        "name": "change",
        "plural": false,
        "selections": [
          {
            "alias": null,
            "args": null,
            "concreteType": "Change",
            "kind": "LinkedField",
            "name": "change",
            "plural": false,
            "selections": [
              (v2/*:: as any*/),
              (v3/*:: as any*/),
              {
                "alias": null,
                "args": (v4/*:: as any*/),
                "concreteType": "EntityConnection",
                "kind": "LinkedField",
                "name": "entities",
                "plural": false,
                "selections": [
                  {
                    "alias": null,
                    "args": null,
                    "concreteType": null,
                    "kind": "LinkedField",
                    "name": "nodes",
                    "plural": true,
                    "selections": [
                      (v5/*:: as any*/),
                      (v2/*:: as any*/),
                      {
                        "kind": "InlineFragment",
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
                                  (v2/*:: as any*/),
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
                                          (v2/*:: as any*/),
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
                      }
                    ],
                    "storageKey": null
                  }
                ],
                "storageKey": "entities(first:100)"
              }
            ],
            "storageKey": null
          },
          (v6/*:: as any*/),
          (v7/*:: as any*/),
          (v8/*:: as any*/)
        ],
        "storageKey": null
      }
    ]
  },
  "params": {
    "cacheID": "4e35ce5bd38db3b06cb58a797e3c65bd",
    "id": null,
    "metadata": {},
    "name": "startEditorMutation",
    "operationKind": "mutation",
    "text": "mutation startEditorMutation(\n  $input: ChangeInput!\n) {\n  change(input: $input) {\n    change {\n      id\n      state\n      entities(first: 100) {\n        nodes {\n          __typename\n          id\n          ...startEditor_meeting\n        }\n      }\n    }\n    effect {\n      claimsAdded {\n        id\n      }\n    }\n    problems {\n      message\n    }\n    goneIds\n  }\n}\n\nfragment startEditor_meeting on Meeting {\n  id\n  startDate {\n    edtf\n    status\n    claims {\n      id\n      display\n      references {\n        locator\n        source {\n          id\n          name\n        }\n      }\n    }\n  }\n}\n"
  }
};
})();

(node as any).hash = "84b53792a67ef4514e90025a7bf94687";

export default node;
