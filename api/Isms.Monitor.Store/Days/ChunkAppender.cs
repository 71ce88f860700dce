using System.Runtime.CompilerServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using NativeAppender = DuckDB.NET.Native.DuckDBAppender;

namespace Isms.Monitor.Store.Days;

/// <summary>Appends rows to a DuckDB table by writing whole vectors: a value costs a store, a column without value nothing.</summary>
/// <remarks>Inside the transaction of its connection; rows are in the table after <see cref="Close"/>. One thread. A value that
/// is not set is null.</remarks>
sealed unsafe class ChunkAppender : IDisposable
{
    /// <summary>Rows of a vector in DuckDB (STANDARD_VECTOR_SIZE).</summary>
    const int Capacity = 2048;

    /// <summary>Strings up to this length lie inside their 16-byte entry (duckdb_string_t: length, then the bytes, or the first four and a pointer).</summary>
    const int InlineBytes = 12;

    readonly NativeAppender _appender;
    readonly DuckDBDataChunk _chunk;
    readonly nint[] _data;
    readonly nint[] _validity;
    readonly StringArena _strings;
    readonly string _table;
    int _row;

    /// <param name="connection">In its transaction.</param>
    /// <param name="catalog">The file of the table.</param>
    /// <param name="table">Its name.</param>
    /// <param name="columns">Types of all its columns, in order.</param>
    /// <param name="strings">Memory for a chunk's strings; used by one appender at a time.</param>
    public ChunkAppender(DuckDBConnection connection, string catalog, string table, IReadOnlyList<DuckDBType> columns, StringArena strings)
    {
        (_table, _strings) = (table, strings);
        Check(NativeMethods.Appender.DuckDBAppenderCreateExt(connection.NativeConnection, catalog, "main", table, out _appender));
        var types = columns.Select(NativeMethods.LogicalType.DuckDBCreateLogicalType).ToArray();
        _chunk = NativeMethods.DataChunks.DuckDBCreateDataChunk([.. types.Select(type => type.DangerousGetHandle())], (ulong)types.Length);
        foreach (var type in types) type.Dispose();
        (_data, _validity) = (new nint[columns.Count], new nint[columns.Count]);
        BeginChunk();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int column, long value)
    {
        ((long*)_data[column])[_row] = value;
        SetValid(column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int column, ulong value)
    {
        ((ulong*)_data[column])[_row] = value;
        SetValid(column);
    }

    public void Set(int column, byte value)
    {
        ((byte*)_data[column])[_row] = value;
        SetValid(column);
    }

    public void Set(int column, bool value) => Set(column, value ? (byte)1 : (byte)0);

    /// <param name="column">A VARCHAR or BLOB column.</param>
    /// <param name="value">For VARCHAR valid UTF-8; it is not checked again. Copied.</param>
    public void Set(int column, ReadOnlySpan<byte> value)
    {
        var entry = (byte*)_data[column] + _row * 16;
        *(int*)entry = value.Length;
        if (value.Length <= InlineBytes)
        {
            var inline = new Span<byte>(entry + 4, InlineBytes);
            inline.Clear();
            value.CopyTo(inline);
        }
        else
        {
            var bytes = _strings.Copy(value);
            *(int*)(entry + 4) = *(int*)bytes;
            *(nint*)(entry + 8) = (nint)bytes;
        }
        SetValid(column);
    }

    public void Set(int column, string value) => Set(column, System.Text.Encoding.UTF8.GetBytes(value));

    public void EndRow()
    {
        if (++_row == Capacity || _strings.IsFull) FlushChunk();
    }

    /// <summary>Hands the rows to the transaction.</summary>
    /// <exception cref="IOException">DuckDB refuses them; the transaction must be rolled back.</exception>
    public void Close()
    {
        if (_row > 0) FlushChunk();
        Check(NativeMethods.Appender.DuckDBAppenderClose(_appender));
    }

    public void Dispose()
    {
        _chunk.Dispose();
        _appender.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void SetValid(int column) => ((ulong*)_validity[column])[_row >> 6] |= 1UL << (_row & 63);

    void FlushChunk()
    {
        NativeMethods.DataChunks.DuckDBDataChunkSetSize(_chunk, (ulong)_row);
        Check(NativeMethods.Appender.DuckDBAppendDataChunk(_appender, _chunk));
        NativeMethods.DataChunks.DuckDBDataChunkReset(_chunk);
        BeginChunk();
    }

    /// <summary>Starts with every value null, so that only the values an event has must be touched.</summary>
    void BeginChunk()
    {
        _row = 0;
        _strings.Reset();
        for (var column = 0; column < _data.Length; column++)
        {
            var vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(_chunk, column);
            _data[column] = (nint)NativeMethods.Vectors.DuckDBVectorGetData(vector);
            NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(vector);
            _validity[column] = (nint)NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
            new Span<ulong>((void*)_validity[column], Capacity / 64).Clear();
        }
    }

    void Check(DuckDBState state)
    {
        if (state == DuckDBState.Success) return;
        using var error = NativeMethods.Appender.DuckDBAppenderErrorData(_appender);
        throw new IOException($"DuckDB refuses rows for {_table}: {NativeMethods.ErrorData.DuckDBErrorDataMessage(error)}");
    }
}
