import { parted } from '../../lib/text.ts'

/** What other people's sheets call a contact's fields, beside our own two labels (see customer-heads.ts). */
export const contactHeads = {
  customerId: parted(
    '客户名称 | 单位全称 | 公司名 | 公司名称 | 所属客户 | 所属公司 | 公司 | 单位 | company | company name | account name | organization | organization name | organization 1 - name | associated company',
  ),
  name: parted(
    '联系人 | 联系人姓名 | 联系人名称 | 名字 | 对接人 | 经办人 | 主要联系人 | 客户联系人 | contact | contact name | contact person | full name | first name | last name | middle name | given name | family name | display name',
  ),
  gender: parted('联系人性别 | sex | salutation'),
  title: parted('职位 | 岗位 | 头衔 | 联系人职务 | 联系人职位 | 称谓 | job title | position | job position | organization 1 - title | function'),
  department: parted('所在部门 | 联系人部门 | 科室 | organization 1 - department'),
  reportsToId: parted('上级 | 汇报对象 | 直接上级 | 上级领导 | manager'),
  phones: parted(
    '电话 | 联系电话 | 手机 | 手机号 | 手机号码 | 移动电话 | 联系方式 | 联系人电话 | 联系人手机 | 电话号码 | mobile | mobile phone | mobile phone number | cell | cell phone | phone | phone number | business phone | business phone 2 | home phone | primary phone | other phone | phone 1 - value | phone 2 - value | phone 3 - value',
  ),
  emails: parted(
    '邮件 | 电子邮件 | 电子邮箱 | 联系人邮箱 | 邮箱地址 | email | e-mail | email address | e-mail address | e-mail 2 address | e-mail 3 address | e-mail 1 - value | e-mail 2 - value | e-mail 3 - value | work email',
  ),
  address: parted(
    '联系人地址 | 家庭地址 | 住址 | 家庭住址 | home address | home street | home city | home postal code | mailing address | mailing street | mailing city | postal address',
  ),
  wechat: parted('微信号 | 联系人微信 | wechat id | weixin'),
  birthday: parted('出生日期 | 出生年月 | 生辰 | 联系人生日 | date of birth | birth date'),
  maritalStatus: parted('婚姻 | 婚否 | marital'),
  family: parted('家庭 | 家庭成员 | 家庭状况 | 婚姻家庭情况 | spouse | children'),
  hobbies: parted('爱好 | 兴趣 | 个人爱好 | hobby | interests'),
  relationshipLevel: parted('关系 | 关系程度 | 亲密度 | 熟悉程度'),
  note: parted('联系人备注 | 联系人说明 | contact notes | notes | comment | comments | contact description'),
}
