// PURE. The operations of an OpenAPI document, as far as requests are made of them.
export type Schema = Readonly<Record<string, any>>;

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema: Schema;
}

export interface Operation {
  readonly operationId: string;
  readonly method: "get" | "post" | "put" | "delete";
  /** As in the document, `/v1/referrals/{id}`. */
  readonly path: string;
  /** The scope that it needs; none for what is for everybody. */
  readonly scope?: string;
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly type: string; readonly schema: Schema; readonly required: boolean };
}

export function operationsOf(document: Schema): Operation[] {
  return Object.entries(document.paths as Record<string, Record<string, Schema>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Operation => {
      const [type, content] = Object.entries<Schema>(operation.requestBody?.content ?? {})[0] ?? [];
      return {
        operationId: operation.operationId,
        method: method as Operation["method"],
        path,
        scope: Object.values<string[]>(operation.security?.[0] ?? {})[0]?.[0],
        parameters: operation.parameters ?? [],
        body: content && { type: type!, schema: content.schema, required: operation.requestBody.required },
      };
    }),
  );
}

/** What a local reference such as `#/components/schemas/Match` leads to. */
export function resolved(document: Schema, schema: Schema): Schema {
  if (typeof schema.$ref !== "string") return schema;
  const parts = schema.$ref.slice(2).split("/");
  return parts.reduce<any>((at, part) => at[part.replaceAll("~1", "/").replaceAll("~0", "~")], document);
}
