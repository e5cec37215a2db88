-- A price told before now by nobody we know of says so.
update "competitor_price" set "source" = '未注明 (not said)' where "source" is null;

alter table "competitor_price" alter column "source" set not null;
