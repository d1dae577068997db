-- Whom nobody has told that their queued payment was not made: staff see how many, until they have asked.
create index payment_by_untold on payment (opened_order)
where json_extract(body, '$.notice.at') = 'untold';
