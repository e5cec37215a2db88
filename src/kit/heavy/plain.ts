import { Input } from 'antd'

/** antd's plain inputs in one piece: together they are as small as one of the others. */
export { Checkbox, Input, Rate, Switch } from 'antd'
export const TextArea = Input.TextArea
