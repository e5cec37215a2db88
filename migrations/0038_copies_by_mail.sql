-- Cards are copied by mail as well (S0-24), until a person turns it off.
update "user" set mail_notices = '{card,mail}' where mail_notices is null;
