import * as z from 'zod/mini'
import type { AnyProcedure, Contract } from '../../domain/contract/define-contract'
import {
  commonErrors,
  httpStatus,
  isCommonErrorCode,
  type CommonErrorCode,
} from '../../domain/contract/errors'
import { locales } from '../../domain/contract/locale'

type Json = Readonly<Record<string, unknown>>

/** Codes that a call may answer with whatever it does. */
const always: readonly CommonErrorCode[] = [
  'INVALID_INPUT',
  'NOT_FOUND',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'INTERNAL',
]

/** The HTTP face of the contracts as an OpenAPI 3.1 document: paths, schemas, who may call, what can go wrong. */
export function describeApi(contracts: readonly Contract[], version: string): Json {
  const paths: Record<string, Json> = {}
  for (const contract of contracts) {
    for (const [name, procedure] of Object.entries(contract.procedures)) {
      paths[`/api/${contract.name}/${name}`] = { post: operation(contract, name, procedure) }
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Nuanlin 暖邻',
      version,
      description: [
        'Generated from domain/*/contract.ts; do not edit. Every procedure is a POST with a JSON body.',
        'A mutation needs `key`, a random word that stays the same while a client retries: the act is done once.',
        'Dates are ISO 8601 in UTC, places are GCJ-02 degrees.',
      ].join(' '),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: contracts.map(({ name }) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'In WeChat the platform itself says who calls.',
        },
      },
      schemas: { Failure: failureSchema },
    },
  }
}

function operation(contract: Contract, name: string, procedure: AnyProcedure): Json {
  const codes = codesOf(procedure)
  const open = procedure.allow.who === 'anyone'
  return {
    operationId: `${contract.name}.${name}`,
    tags: [contract.name],
    summary: procedure.summary,
    'x-kind': procedure.kind,
    'x-allow': procedure.allow,
    ...(procedure.fromPhone ? { 'x-from-phone': true } : {}),
    // An empty entry: the token is welcome, not needed.
    security: open ? [{}, { token: [] }] : [{ token: [] }],
    requestBody: { required: true, content: { 'application/json': { schema: requestSchema(procedure) } } },
    responses: {
      200: {
        description: 'Done.',
        content: { 'application/json': { schema: successSchema(procedure) } },
      },
      ...failures(contract, codes),
    },
  }
}

function requestSchema(procedure: AnyProcedure): Json {
  return {
    type: 'object',
    properties: {
      input: jsonSchema(procedure.input, 'input'),
      ...(procedure.kind === 'mutation'
        ? { key: { type: 'string', pattern: '^[A-Za-z0-9_-]{16,64}$', description: 'Idempotency key.' } }
        : {}),
      locale: {
        enum: locales,
        default: 'zh-CN',
        description: 'Language of the names and sentences in the answer.',
      },
      ...(procedure.onBehalf
        ? {
            actingFor: {
              type: 'string',
              pattern: '^[0-9a-f]{32}$',
              description: 'A delegation: the call is for the person who agreed to it.',
            },
          }
        : {}),
      clientVersion: { type: 'string', maxLength: 32 },
    },
    required: procedure.kind === 'mutation' ? ['input', 'key'] : ['input'],
  }
}

function successSchema(procedure: AnyProcedure): Json {
  return {
    type: 'object',
    properties: { data: jsonSchema(procedure.output, 'output'), requestId: { type: 'string' } },
    required: ['data', 'requestId'],
  }
}

const failureSchema: Json = {
  type: 'object',
  properties: {
    error: {
      type: 'object',
      properties: {
        code: { type: 'string' },
        message: { type: 'string', description: 'A sentence for the person, in their language.' },
        details: {
          type: 'array',
          description: 'Fields that were refused, and why.',
          items: {
            type: 'object',
            properties: { path: { type: 'string' }, message: { type: 'string' } },
            required: ['path', 'message'],
          },
        },
      },
      required: ['code', 'message'],
    },
    requestId: { type: 'string' },
  },
  required: ['error', 'requestId'],
}

function codesOf(procedure: AnyProcedure): readonly string[] {
  const identity: readonly CommonErrorCode[] =
    procedure.allow.who === 'anyone' ? ['UNAUTHENTICATED'] : ['UNAUTHENTICATED', 'FORBIDDEN']
  const mutation: readonly CommonErrorCode[] = procedure.kind === 'mutation' ? ['CONFLICT'] : []
  return [...always, ...identity, ...mutation, ...procedure.errors]
}

/** Failures by status; each names its codes and the sentences that go with them. */
function failures(contract: Contract, codes: readonly string[]): Json {
  const byStatus = new Map<number, string[]>()
  for (const code of codes) {
    const status = isCommonErrorCode(code) ? httpStatus[code] : 409
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const entries = [...byStatus].sort(([a], [b]) => a - b)
  return Object.fromEntries(
    entries.map(([status, own]) => [
      status,
      {
        description: own.map(code => `\`${code}\`: ${sentence(contract, code)}`).join(' '),
        content: {
          'application/json': {
            schema: {
              allOf: [
                { $ref: '#/components/schemas/Failure' },
                { properties: { error: { properties: { code: { enum: own } } } } },
              ],
            },
          },
        },
      },
    ]),
  )
}

function sentence(contract: Contract, code: string): string {
  return (contract.errors[code] ?? (isCommonErrorCode(code) ? commonErrors[code] : commonErrors.INTERNAL)).en
}

function jsonSchema(schema: z.ZodMiniType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' })
  return rest
}
