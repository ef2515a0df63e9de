using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EdgeTwin.Gates.Tests.Source;

/// <summary>Finds constructs of C# that nanoFramework does not compile or runs differently.</summary>
internal sealed class ConstructWalker(SemanticModel model, List<Violation> found) : CSharpSyntaxWalker(SyntaxWalkerDepth.Token)
{
    // What a kind of syntax is called, and what to write instead; all of them do not compile for nanoFramework or break there.
    private static readonly Dictionary<SyntaxKind, (string What, string Instead)> Banned = new()
    {
        [SyntaxKind.RangeExpression] = ("a range", "use an offset and a count"),
        [SyntaxKind.IndexExpression] = ("an index from the end", "subtract from Length"),
        [SyntaxKind.RecordDeclaration] = ("a record", "write a class"),
        [SyntaxKind.StackAllocArrayCreationExpression] = ("stackalloc", "allocate an array at start"),
        [SyntaxKind.ImplicitStackAllocArrayCreationExpression] = ("stackalloc", "allocate an array at start"),
        [SyntaxKind.NullableType] = ("T?", "use a sentinel value or a bool beside it"),
        [SyntaxKind.TupleExpression] = ("a tuple", "use out parameters or a class"),
        [SyntaxKind.TupleType] = ("a tuple", "use out parameters or a class"),
        [SyntaxKind.QueryExpression] = ("LINQ", "write a loop"),
        [SyntaxKind.FunctionPointerType] = ("a function pointer", "use an interface"),
        [SyntaxKind.AwaitExpression] = ("await", "write a state machine that Step() moves"),
        [SyntaxKind.YieldReturnStatement] = ("yield", "fill an array"),
        [SyntaxKind.YieldBreakStatement] = ("yield", "fill an array"),
        [SyntaxKind.TypeParameterList] = ("a generic of our own", "write it for the one type it is needed for"),
        [SyntaxKind.GenericName] = ("a generic type", "use a fixed-size array, ArrayList or Queue"),
        [SyntaxKind.VolatileKeyword] = ("volatile", "use Interlocked or lock"),
        [SyntaxKind.AsyncKeyword] = ("async", "write a state machine that Step() moves"),
        [SyntaxKind.DecimalKeyword] = ("decimal", "use a scaled long"),
    };

    public override void DefaultVisit(SyntaxNode node)
    {
        Check(node.Kind(), node.GetLocation());
        base.DefaultVisit(node);
    }

    public override void VisitToken(SyntaxToken token)
    {
        Check(token.Kind(), token.GetLocation());
        base.VisitToken(token);
    }

    public override void VisitInterfaceDeclaration(InterfaceDeclarationSyntax node)
    {
        foreach (MemberDeclarationSyntax member in node.Members)
        {
            bool hasBody = member is BaseMethodDeclarationSyntax { Body: not null } or MethodDeclarationSyntax { ExpressionBody: not null }
                or PropertyDeclarationSyntax { ExpressionBody: not null }
                || member is BasePropertyDeclarationSyntax { AccessorList: { } accessors } && accessors.Accessors.Any(a => a.Body is not null || a.ExpressionBody is not null);
            if (hasBody)
            {
                Add(member.GetLocation(), "a default interface method breaks at run time", "implement it in each class, or use an abstract class");
            }
        }
        base.VisitInterfaceDeclaration(node);
    }

    public override void VisitIdentifierName(IdentifierNameSyntax node)
    {
        if (node.Identifier.Text == "SpanByte")
        {
            Add(node.GetLocation(), "SpanByte is named, which the host has not", "pass the byte[] itself");
        }
        base.VisitIdentifierName(node);
    }

    public override void VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        if (node.Kind() is SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression && !model.GetConstantValue(node).HasValue)
        {
            CheckDivision(node, model.GetTypeInfo(node).Type);
        }
        base.VisitBinaryExpression(node);
    }

    public override void VisitAssignmentExpression(AssignmentExpressionSyntax node)
    {
        if (node.Kind() is SyntaxKind.DivideAssignmentExpression or SyntaxKind.ModuloAssignmentExpression)
        {
            CheckDivision(node, model.GetTypeInfo(node.Left).Type);
            CheckDivision(node, model.GetTypeInfo(node.Right).Type);
        }
        base.VisitAssignmentExpression(node);
    }

    public override void VisitCastExpression(CastExpressionSyntax node)
    {
        ITypeSymbol? to = model.GetTypeInfo(node).Type;
        if (IsFloat(model.GetTypeInfo(node.Expression).Type) && to is not null && !IsFloat(to) && !model.GetConstantValue(node).HasValue)
        {
            Add(node.GetLocation(), "a float is cast to an integer, which wraps on nanoFramework and saturates on the host", "use fixed point");
        }
        base.VisitCastExpression(node);
    }

    private static bool IsFloat(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    private void CheckDivision(SyntaxNode node, ITypeSymbol? type)
    {
        if (IsFloat(type))
        {
            Add(node.GetLocation(), "a division of floats throws on nanoFramework where the divisor is 0", "use fixed point and guard the divisor");
        }
    }

    private void Check(SyntaxKind kind, Location location)
    {
        if (Banned.TryGetValue(kind, out (string What, string Instead) rule))
        {
            Add(location, $"{rule.What} does not compile or breaks at run time on nanoFramework", rule.Instead);
        }
    }

    private void Add(Location location, string what, string instead)
    {
        Violation violation = new(SourceGate.Where(location), what, instead);
        if (!found.Contains(violation))
        {
            found.Add(violation);
        }
    }
}
