import { type Declaration, isTold } from '../../kernel/object.ts'
import { Problem } from '../../kernel/problem.ts'
import type { Context } from '../context.ts'
import { holds } from './scope.ts'

/** That no grant of his allows it. */
export const forbidden = (object: Declaration): Problem =>
  new Problem('forbidden', {
    zh: `您没有对“${object.label.zh}”进行此操作的权限。如确有需要，请联系管理员调整角色`,
    en: `Your roles do not allow this on ${object.label.en}. Ask an administrator if you need it`,
  })

/** That it is nobody's to write: it came about with what it tells of. */
const toldByHouse = ({ label }: Declaration): Problem =>
  new Problem('forbidden', {
    zh: `“${label.zh}”由系统在事情发生时自动记下，谁都不能新建、修改或删除。请办理相应的业务操作，系统会随之记录`,
    en: `${label.en} is written by the house when it happens, and made, changed or deleted by nobody. Do what it tells of, and it will be written`,
  })

/** Throws `forbidden` unless the person holds some grant for the action. Which rows it covers is the scope's business. */
export function demand(ctx: Context, object: Declaration, action: string): void {
  if (!holds(ctx.person, object, action)) throw isTold(object, action) ? toldByHouse(object) : forbidden(object)
}

export const adminsOnly = (): Problem => new Problem('forbidden', { zh: '只有系统管理员可以这样做', en: 'Only an administrator may do this' })

/** Missing and forbidden answer alike, so that an id tells nothing (attack row 1). */
export const missing = (): Problem => new Problem('missing', { zh: '记录不存在，或您无权查看', en: 'There is no such record, or you may not see it' })
